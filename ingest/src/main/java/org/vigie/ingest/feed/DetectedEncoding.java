package org.vigie.ingest.feed;

import com.ibm.icu.text.CharsetDetector;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** What bytes without a label look like: ICU4J's detector, and what it does not know. */
final class DetectedEncoding {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset THAI = Charset.forName("windows-874");
    /** Below it the detector guesses, and a few bytes in a Latin text are its most likely reason. */
    private static final int LEAST_CONFIDENCE = 20;

    private static final int FEW = 8;

    private DetectedEncoding() {}

    static Charset of(byte[] bytes) {
        var detector = new CharsetDetector();
        detector.enableInputFilter(true); // tags say nothing about the encoding
        var match = detector.setText(bytes).detect();
        if (match == null || match.getConfidence() < LEAST_CONFIDENCE) {
            return isThai(bytes) ? THAI : WINDOWS_1252;
        }
        var label = match.getName().equals("KOI8-R") ? "KOI8-U" : match.getName();
        var charset = EncodingLabels.charset(label);
        return charset == null ? WINDOWS_1252 : charset;
    }

    /** ISO 2022 looks like ASCII but for its escapes. */
    static @Nullable Charset shiftedByEscapes(byte[] ascii) {
        for (int i = 0; i + 2 < ascii.length; i++) {
            if (ascii[i] == 0x1B && ascii[i + 1] == '$') {
                boolean isKorean = ascii[i + 2] == ')';
                return Charset.forName(isKorean ? "ISO-2022-KR" : "ISO-2022-JP");
            }
        }
        return null;
    }

    /**
     * Thai, which the detector does not know: nearly all high bytes are letters, many of them the consonants of a range
     * that other alphabets leave to signs.
     */
    private static boolean isThai(byte[] bytes) {
        int high = 0;
        int letters = 0;
        int consonants = 0;
        for (var b : bytes) {
            int code = b & 0xFF;
            if (code >= 0x80) {
                high++;
                letters += code >= 0xA1 && code <= 0xDA || code >= 0xE0 && code <= 0xEE ? 1 : 0;
                consonants += code >= 0xA1 && code <= 0xBF ? 1 : 0;
            }
        }
        return high >= FEW && letters * 20 >= high * 19 && consonants * 5 >= high;
    }
}
