package org.vigie.ingest.feed;

/**
 * How far bytes make sense as UTF-8 (RFC 3629), in one pass.
 *
 * @param sequences well-formed sequences of two bytes or more
 * @param strays bytes that belong to none
 */
record Utf8Survey(int sequences, int strays) {
    static Utf8Survey of(byte[] bytes) {
        int sequences = 0;
        int strays = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                int length = sequenceAt(bytes, i);
                if (length > 1) {
                    sequences++;
                    i += length - 1;
                } else {
                    strays++;
                }
            }
        }
        return new Utf8Survey(sequences, strays);
    }

    boolean isAscii() {
        return sequences == 0 && strays == 0;
    }

    /** Length of the sequence that starts here, 1 where none does. Surrogates and overlong forms are none. */
    private static int sequenceAt(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first < 0xC2 || first > 0xF4 || at + length > bytes.length) {
            return 1;
        }
        int second = bytes[at + 1] & 0xFF;
        boolean outOfRange = first == 0xE0 && second < 0xA0
                || first == 0xED && second > 0x9F
                || first == 0xF0 && second < 0x90
                || first == 0xF4 && second > 0x8F;
        if (outOfRange) {
            return 1;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 1;
            }
        }
        return length;
    }
}
