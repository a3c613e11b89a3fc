package org.vigie.enrich.model;

import java.util.EnumSet;
import java.util.Set;

/**
 * A piece of a repository's name.
 *
 * @param before what stood between it and the piece before it; empty where one word was parted ({@code Qwen3})
 * @param text as written
 * @param word in lower case
 */
record Part(String before, String text, String word, Kind kind) {

    /** What a piece says. The words of most kinds are in {@code words.txt}, with the reason for the kind. */
    enum Kind {
        FAMILY,
        VERSION,
        DATE,
        SIZE,
        SIZE_WORD,
        CONTEXT,
        PICTURE_SIZE,
        MODE,
        STAGE,
        EDITION,
        FORMAT,
        BEHIND_FORMAT,
        PRECISION,
        PACKAGING,
        ADAPTER,
        DRAFT_HEAD,
        MERGE,
        TEST,
        CHECKPOINT,
        UNCENSORED,
        DISTILLED,
        TUNED,
        ROLE,
        PREFIX,
        OTHER;

        private static final Set<Kind> VARIANT = EnumSet.of(SIZE, SIZE_WORD, CONTEXT, PICTURE_SIZE, MODE, STAGE);
        private static final Set<Kind> WRAPPING = EnumSet.of(FORMAT, BEHIND_FORMAT, PRECISION, PACKAGING, PREFIX);

        /** Whether variants of one release differ in it. */
        boolean isVariant() {
            return VARIANT.contains(this) || isWrapping();
        }

        /** Whether it says nothing of the model, but of how it is stored or who is named before it. */
        boolean isWrapping() {
            return WRAPPING.contains(this);
        }
    }

    Part as(Kind other) {
        return new Part(before, text, word, other);
    }
}
