package org.vigie.ingest.feed;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to characters, for documents whose labels may be wrong.
 *
 * <p>A byte order mark is believed, then the zero bytes of UTF-16 and UTF-32 (XML 1.0, appendix F). Otherwise bytes that
 * make sense as UTF-8 are UTF-8 whatever the labels say, unless they are so few that a label for a multi-byte encoding may
 * be right. Then the labels, HTTP's before the document's (RFC 7303), as far as they fit all bytes; then UTF-8 with
 * stray Windows-1252 bytes in it; then {@link DetectedEncoding what the bytes look like}.
 */
public final class CharacterEncoding {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern DECLARATION =
            Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]{1,60})");
    private static final Pattern HEADER = Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]{1,60})");
    private static final int DECLARATION_IS_WITHIN = 4096;
    /** So many multi-byte sequences that are all valid UTF-8 are no accident. */
    private static final int PROOF_OF_UTF_8 = 8;

    private CharacterEncoding() {}

    /**
     * The text, without its byte order mark. Bytes that mean nothing become U+FFFD.
     *
     * @param contentType the HTTP header
     */
    public static String decode(byte[] bytes, @Nullable String contentType) {
        var marked = byMark(bytes);
        if (marked != null) {
            return marked;
        }
        var wide = byZeroes(bytes);
        if (wide != null) {
            return new String(bytes, wide);
        }
        var head = new String(bytes, 0, Math.min(bytes.length, DECLARATION_IS_WITHIN), StandardCharsets.ISO_8859_1);
        var labels = Stream.of(label(HEADER, contentType), label(DECLARATION, ebcdicOr(head, bytes)))
                .filter(Objects::nonNull)
                .toList();
        var utf8 = Utf8Survey.of(bytes);
        if (utf8.isAscii() && labels.stream().noneMatch(CharacterEncoding::isNotAscii)) {
            var shifting = DetectedEncoding.shiftedByEscapes(bytes);
            return new String(bytes, shifting == null ? StandardCharsets.ISO_8859_1 : shifting);
        }
        boolean mayBeOther =
                utf8.sequences() < PROOF_OF_UTF_8 && labels.stream().anyMatch(CharacterEncoding::isMultiByte);
        if (utf8.strays() == 0 && !mayBeOther) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        for (var label : labels) {
            var text = strictly(bytes, label);
            if (text != null) {
                return text;
            }
        }
        if (utf8.strays() * 2 < utf8.sequences() || utf8.strays() == 0) {
            return mixed(bytes);
        }
        var detected = DetectedEncoding.of(bytes);
        return detected.equals(WINDOWS_1252) ? windows1252(bytes) : new String(bytes, detected);
    }

    private static @Nullable String byMark(byte[] b) {
        if (startsWith(b, 0xEF, 0xBB, 0xBF)) {
            var rest = Arrays.copyOfRange(b, 3, b.length);
            return Utf8Survey.of(rest).strays() == 0 ? new String(rest, StandardCharsets.UTF_8) : mixed(rest);
        }
        if (startsWith(b, 0, 0, 0xFE, 0xFF)) {
            return new String(b, 4, b.length - 4, Charset.forName("UTF-32BE"));
        }
        if (startsWith(b, 0xFF, 0xFE, 0, 0)) {
            return new String(b, 4, b.length - 4, Charset.forName("UTF-32LE"));
        }
        if (startsWith(b, 0xFE, 0xFF)) {
            return new String(b, 2, b.length - 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(b, 0xFF, 0xFE)) {
            return new String(b, 2, b.length - 2, StandardCharsets.UTF_16LE);
        }
        return null;
    }

    private static @Nullable Charset byZeroes(byte[] b) {
        if (startsWith(b, 0, 0, 0, '<')) {
            return Charset.forName("UTF-32BE");
        }
        if (startsWith(b, '<', 0, 0, 0)) {
            return Charset.forName("UTF-32LE");
        }
        if (startsWith(b, 0, '<', 0)) {
            return StandardCharsets.UTF_16BE;
        }
        if (b.length > 3 && b[0] == '<' && b[1] == 0 && b[3] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return null;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (bytes[i] != (byte) start[i]) {
                return false;
            }
        }
        return true;
    }

    /** The declaration of a document in EBCDIC is readable in any of its code pages. */
    private static String ebcdicOr(String head, byte[] bytes) {
        return startsWith(bytes, 0x4C, 0x6F, 0xA7, 0x94)
                ? new String(bytes, 0, Math.min(bytes.length, 200), Charset.forName("IBM037"))
                : head;
    }

    private static @Nullable Charset label(Pattern form, @Nullable String text) {
        if (text == null) {
            return null;
        }
        var found = form.matcher(text);
        if (!found.find()) {
            return null;
        }
        var charset = EncodingLabels.charset(found.group(1));
        // Text whose declaration could be read as ASCII is no UTF-16, and UTF-8 is tried anyway.
        return charset == null || charset.name().startsWith("UTF-") ? null : charset;
    }

    /** Whether text may be something else in it although all its bytes are those of ASCII. */
    private static boolean isNotAscii(Charset charset) {
        var name = charset.name();
        return name.startsWith("ISO-2022")
                || name.startsWith("IBM")
                || name.startsWith("x-IBM")
                || name.startsWith("HZ");
    }

    private static boolean isMultiByte(Charset charset) {
        return isNotAscii(charset) || charset.newEncoder().maxBytesPerChar() > 1;
    }

    private static @Nullable String strictly(byte[] bytes, Charset charset) {
        if (charset.equals(WINDOWS_1252)) {
            return windows1252(bytes);
        }
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** As browsers read it: the five bytes that mean nothing there are control characters. */
    private static String windows1252(byte[] bytes) {
        var text = new String(bytes, WINDOWS_1252);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        var chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] == '\uFFFD') {
                chars[i] = (char) (bytes[i] & 0xFF);
            }
        }
        return new String(chars);
    }

    /** UTF-8 in which somebody pasted bytes of Windows-1252. */
    private static String mixed(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        for (var ending = decoder.decode(in, out, true); ending.isError(); ending = decoder.decode(in, out, true)) {
            for (int i = 0; i < ending.length(); i++) {
                out.put(windows1252(new byte[] {in.get()}));
            }
        }
        return out.flip().toString();
    }
}
