package org.vigie.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, hexadecimal, cut to what its use needs. */
final class Fingerprint {
    /** 128 bits: no two items of one installation ever share it by chance. */
    private static final int ID_DIGITS = 32;
    /** 64 bits: compared only with the earlier content of the same entry. */
    private static final int CONTENT_DIGITS = 16;

    private Fingerprint() {}

    static String id(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS);
    }

    static String content(byte[] bytes) {
        return digest(bytes).substring(0, CONTENT_DIGITS);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
