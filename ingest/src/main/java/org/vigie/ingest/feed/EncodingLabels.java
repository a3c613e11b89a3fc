package org.vigie.ingest.feed;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The character set that a label means, which is often more than it says (WHATWG Encoding, section 4.2). */
final class EncodingLabels {
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("l1", "windows-1252"),
            Map.entry("x-cp1252", "windows-1252"),
            Map.entry("iso-8859-8-i", "windows-1255"),
            Map.entry("iso-8859-8-e", "windows-1255"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("latin5", "windows-1254"),
            Map.entry("iso-8859-11", "windows-874"),
            Map.entry("tis-620", "windows-874"),
            Map.entry("dos-874", "windows-874"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gb-2312-80", "GB18030"),
            Map.entry("csgb2312", "GB18030"),
            Map.entry("chinese", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("cp936", "GB18030"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("big5hkscs", "Big5-HKSCS"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("shift-jisx0213", "x-SJIS_0213"),
            Map.entry("shift-jis-2004", "x-SJIS_0213"),
            Map.entry("euc-jisx0213", "EUC-JP"),
            Map.entry("euc-jis-2004", "EUC-JP"),
            Map.entry("iso-2022-jp-1", "ISO-2022-JP-2"),
            Map.entry("iso-2022-jp-3", "ISO-2022-JP-2"),
            Map.entry("iso-2022-jp-ext", "ISO-2022-JP-2"),
            Map.entry("iso-2022-jp-2004", "ISO-2022-JP-2"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks-c-5601-1987", "x-windows-949"),
            Map.entry("uhc", "x-windows-949"),
            Map.entry("cp949", "x-windows-949"),
            Map.entry("mac-latin2", "x-MacCentralEurope"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"));

    private EncodingLabels() {}

    /** Null for a label that is unknown, and for US-ASCII: bytes of which that is true need no label. */
    static @Nullable Charset charset(String label) {
        var name = label.toLowerCase(Locale.ROOT).replace('_', '-');
        name = name.startsWith("iso2022") || name.startsWith("iso8859") ? "iso-" + name.substring(3) : name;
        for (var spelling : new String[] {MEANT.getOrDefault(name, name), label, "x-" + name.replace("-", "")}) {
            var charset = known(spelling);
            if (charset != null) {
                return charset.name().equals("US-ASCII") ? null : charset;
            }
        }
        return null;
    }

    private static @Nullable Charset known(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }
}
