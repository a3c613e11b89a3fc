package org.vigie.ingest.feed;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A {@code style} attribute without what could load, run or cover something: known properties with plain values. */
final class SafeStyle {
    private static final Set<String> PROPERTIES = Set.of(
            "azimuth",
            "background-color",
            "border-bottom-color",
            "border-collapse",
            "border-color",
            "border-left-color",
            "border-right-color",
            "border-top-color",
            "clear",
            "color",
            "cursor",
            "direction",
            "display",
            "elevation",
            "fill",
            "fill-opacity",
            "fill-rule",
            "float",
            "font",
            "font-family",
            "font-size",
            "font-style",
            "font-variant",
            "font-weight",
            "height",
            "letter-spacing",
            "line-height",
            "overflow",
            "pause",
            "pause-after",
            "pause-before",
            "pitch",
            "pitch-range",
            "richness",
            "speak",
            "speak-header",
            "speak-numeral",
            "speak-punctuation",
            "speech-rate",
            "stress",
            "stroke",
            "stroke-linecap",
            "stroke-linejoin",
            "stroke-opacity",
            "stroke-width",
            "text-align",
            "text-decoration",
            "text-indent",
            "unicode-bidi",
            "vertical-align",
            "voice-family",
            "volume",
            "white-space",
            "width");
    private static final Set<String> FAMILIES = Set.of("background", "border", "margin", "padding");
    private static final int LONGEST = 4_000;
    private static final Pattern URL = Pattern.compile("url\\s*\\(\\s*[^\\s)]+?\\s*\\)\\s*");
    private static final Pattern PLAIN = Pattern.compile("[-:;,#%.()/!\\w\\s'\"]*");
    private static final Pattern FAMILY_VALUE = Pattern.compile(
            "#[0-9a-f]{3,8}|rgb\\(\\d+%?,\\d*%?,?\\d*%?\\)?|-?\\d{0,4}\\.?\\d{0,4}(cm|em|ex|in|mm|pc|pt|px|rem|%|,|\\))?"
                    + "|auto|aqua|black|block|blue|bold|both|bottom|brown|center|collapse|dashed|dotted|fuchsia|gray|green"
                    + "|!important|italic|left|lime|maroon|medium|none|navy|normal|nowrap|olive|pointer|purple|red|right"
                    + "|solid|silver|teal|top|transparent|underline|white|yellow");

    private SafeStyle() {}

    /** The declarations that are safe, empty for none. */
    static String of(String style) {
        if (style.length() > LONGEST) {
            return "";
        }
        var text = URL.matcher(style).replaceAll(" ");
        if (!PLAIN.matcher(text).matches()) {
            return "";
        }
        var kept = new ArrayList<String>();
        for (var declaration : text.split(";", -1)) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                var property = declaration.substring(0, colon).strip();
                var value = declaration.substring(colon + 1).strip();
                if (!value.isEmpty() && isSafe(property.toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT))) {
                    kept.add(property + ": " + value + ";");
                }
            }
        }
        return String.join(" ", kept);
    }

    private static boolean isSafe(String property, String value) {
        if (value.contains("expression") || value.contains("javascript")) {
            return false;
        }
        if (PROPERTIES.contains(property)) {
            return true;
        }
        if (!FAMILIES.contains(property.split("-", 2)[0])) {
            return false;
        }
        for (var word : value.split("\\s+")) {
            if (!FAMILY_VALUE.matcher(word).matches()) {
                return false;
            }
        }
        return true;
    }
}
