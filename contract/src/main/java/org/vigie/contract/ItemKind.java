package org.vigie.contract;

/** What sort of piece an item is, for whoever reads its numbers. */
public enum ItemKind {
    /** The press, blogs, forums: everything that is nothing else. */
    NEWS,
    /** What a developer of the registry tells on its own outlet. */
    DEVELOPER,
    /** A paper, as a source of papers tells it. */
    PAPER,
    /** A release of software, as the place where it is published tells it. */
    SOFTWARE
}
