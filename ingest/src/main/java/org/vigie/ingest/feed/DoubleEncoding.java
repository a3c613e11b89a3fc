package org.vigie.ingest.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 that somebody took for Windows-1252 and encoded once more: {@code Ã©tÃ©}. It is undone where all characters
 * beyond ASCII are the bytes of well-formed sequences, which no text in any language is by accident.
 */
final class DoubleEncoding {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private DoubleEncoding() {}

    /** The text that was meant. */
    static String undone(String text) {
        if (!mayBe(text)) {
            return text;
        }
        var bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            int b = byteOf(text.charAt(i));
            if (b < 0) {
                return text;
            }
            bytes[i] = (byte) b;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }

    /** Whether it has the first byte of a sequence, and behind it one that is not the no-break space of MANHÃ. */
    private static boolean mayBe(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0xC2 && c <= 0xF4) {
                char next = text.charAt(i + 1);
                return next > 0xA0 && (next <= 0xBF || next > 0xFF) || next >= 0x80 && next < 0xA0;
            }
        }
        return false;
    }

    private static int byteOf(char c) {
        if (c <= 0xFF) {
            return c;
        }
        var bytes = String.valueOf(c).getBytes(WINDOWS_1252);
        return bytes[0] == '?' ? -1 : bytes[0] & 0xFF;
    }
}
