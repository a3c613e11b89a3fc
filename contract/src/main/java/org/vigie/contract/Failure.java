package org.vigie.contract;

import java.util.Locale;

/** Why a poll failed: the tag of the metric and the heading in the operations page. The sentence beside it has the details. */
public enum Failure {
    /** The host is not known, does not answer, or not in time, or not securely. */
    NO_ANSWER,
    /** The address, or one it redirects to, is none that may be asked. */
    REFUSED_ADDRESS,
    /** Redirects that lead nowhere. */
    REDIRECTS,
    /** A status that is no answer: 404, 500 ... */
    HTTP_STATUS,
    /** 401 or 403 of a hub: gone, renamed or private, which hubs do not tell apart, or credentials that it does not take. */
    NO_ACCESS,
    /** A hub that answers with an error of its own in place of the list; the sentence has its words. */
    HUB_ERROR,
    /** 429 or 503: asked too often, or not now. */
    TOO_OFTEN,
    /** A page that wants to know whether a person asks. Write to the publisher, or take another address. */
    BOT_WALL,
    /** A web page, not a feed, and it names none that can be read. */
    NOT_A_FEED,
    /** Larger than what is read of one answer, or than what Kafka takes. */
    TOO_LARGE,
    /** Neither a feed nor a page. */
    UNREADABLE,
    /** A page or list that robots.txt forbids, or whose robots.txt cannot be had. */
    ROBOTS,
    /** What a source watches for is nowhere: the page was redesigned, or the selector is wrong. */
    NOTHING_MATCHED,
    /** Far fewer entries than there should be. What is there is published all the same. */
    FEWER_MATCHED,
    /** A page without content: a script draws it in a browser. */
    NEEDS_SCRIPTS,
    /** The source asks for something that the configuration of this process lacks, such as its credentials. */
    CONFIGURATION,
    /** Vigie's own. */
    BUG;

    /** Such as {@code bot-wall}: the form in metrics and on screens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
