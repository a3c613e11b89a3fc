package org.vigie.launcher;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Columns under each other. Where they are too wide together, the widest of those that may be cut is, again and again.
 * Chinese, Japanese and Korean characters count twice, as terminals show them.
 *
 * @param cut columns that may be cut
 */
record Table(List<String> headings, Set<Integer> cut) {
    private static final int WIDTH = 120;
    private static final int NARROWEST = 8;
    private static final String GAP = "  ";

    void print(List<List<String>> rows, PrintWriter out) {
        var all = new ArrayList<List<String>>();
        all.add(headings);
        all.addAll(rows);
        var widths = IntStream.range(0, headings.size())
                .map(column -> all.stream()
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        int gaps = GAP.length() * (headings.size() - 1);
        while (Arrays.stream(widths).sum() + gaps > WIDTH) {
            var widest = cut.stream().max(Comparator.comparingInt(column -> widths[column]));
            if (widest.isEmpty() || widths[widest.get()] <= NARROWEST) {
                break;
            }
            widths[widest.get()]--;
        }
        for (var row : all) {
            var line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                line.append(fitted(row.get(column), widths[column])).append(GAP);
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static String fitted(String text, int width) {
        int needed = width(text);
        if (needed <= width) {
            return text + " ".repeat(width - needed);
        }
        var cut = new StringBuilder();
        int used = 0;
        for (int character : text.codePoints().toArray()) {
            if (used + width(character) > width - 1) {
                break;
            }
            cut.appendCodePoint(character);
            used += width(character);
        }
        return cut + "…" + " ".repeat(width - 1 - used);
    }

    private static int width(String text) {
        return text.codePoints().map(Table::width).sum();
    }

    private static int width(int character) {
        if (Character.getType(character) == Character.NON_SPACING_MARK) {
            return 0;
        }
        boolean isWide = character >= 0x1100 && character <= 0x115F
                || character >= 0x2E80 && character <= 0xA4CF
                || character >= 0xAC00 && character <= 0xD7A3
                || character >= 0xF900 && character <= 0xFAFF
                || character >= 0xFE30 && character <= 0xFE6F
                || character >= 0xFF00 && character <= 0xFF60
                || character >= 0x1F300 && character <= 0x1FAFF
                || character >= 0x20000;
        return isWide ? 2 : 1;
    }
}
