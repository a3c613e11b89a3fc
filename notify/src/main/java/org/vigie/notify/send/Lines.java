package org.vigie.notify.send;

/** Texts that have to fit. */
final class Lines {
    private static final String CUT = "…";

    private Lines() {}

    /** At most so many UTF-16 units; no character is cut in two. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    /** As many whole lines as fit. */
    static String fitting(String lines, int longest) {
        if (lines.length() <= longest) {
            return lines;
        }
        int end = lines.lastIndexOf('\n', longest - CUT.length() - 1);
        return end < 0 ? cut(lines, longest) : lines.substring(0, end) + "\n" + CUT;
    }
}
