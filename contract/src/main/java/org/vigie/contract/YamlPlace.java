package org.vigie.contract;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Where something stands in a document.
 *
 * @param line from 1
 * @param column in characters, from 1
 */
record YamlPlace(int line, int column) {
    static final YamlPlace START = new YamlPlace(1, 1);

    /** @param mark null where YAML does not know */
    static YamlPlace of(@Nullable Mark mark) {
        return mark == null ? START : new YamlPlace(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /**
     * A character of a text, wherever YAML has folded and indented it: as many characters that are no space stand before it
     * there as here. In a text with escapes it is the text's beginning.
     *
     * @param offset from 0 in the text without the spaces around it; its length stands for its end
     */
    static YamlPlace inside(ScalarNode node, int offset, String document) {
        var style = node.getScalarStyle();
        int at = document.offsetByCodePoints(0, node.getStartMark().getIndex());
        int end = document.offsetByCodePoints(
                at, node.getEndMark().getIndex() - node.getStartMark().getIndex());
        if (style == ScalarStyle.DOUBLE_QUOTED && document.substring(at, end).indexOf('\\') >= 0) {
            return of(node.getStartMark());
        }
        var text = node.getValue().strip();
        long before = text.substring(0, offset).chars().filter(c -> !isSpace(c)).count();
        at = switch (style) {
            case FOLDED, LITERAL -> document.indexOf('\n', at) + 1;
            case SINGLE_QUOTED, DOUBLE_QUOTED -> at + 1;
            default -> at;
        };
        boolean isBeforeAWord = !text.substring(offset).isBlank();
        while (at < end && (before > 0 || isBeforeAWord && isSpace(document.charAt(at)))) {
            if (!isSpace(document.charAt(at))) {
                before--;
                at += style == ScalarStyle.SINGLE_QUOTED && document.charAt(at) == '\'' ? 1 : 0; // it is doubled
            }
            at++;
        }
        int lineStart = document.lastIndexOf('\n', at - 1) + 1;
        long line =
                document.substring(0, lineStart).chars().filter(c -> c == '\n').count();
        return new YamlPlace((int) line + 1, document.codePointCount(lineStart, at) + 1);
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character);
    }
}
