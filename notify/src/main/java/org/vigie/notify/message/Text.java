package org.vigie.notify.message;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message in words. All of it is plain text of one line each, without control characters; none of it is escaped.
 *
 * @param headline what it is about, in a few words
 * @param more how many there are besides, null for none
 */
public record Text(
        String headline, List<Line> lines, @Nullable String more) {
    public Text {
        lines = List.copyOf(lines);
    }

    /**
     * What is said of one alert: three pieces, one behind the other.
     *
     * @param title the middle one, which leads to the address
     * @param url http or https, null for none
     */
    public record Line(
            String before,
            String title,
            String after,
            @Nullable String url) {
        /** Without the address. */
        public String plain() {
            return before + title + after;
        }
    }

    /** Everything under the headline, each line written by the caller. */
    public String body(Function<Line, String> line, UnaryOperator<String> plain) {
        var all = lines.stream().map(line);
        return Stream.concat(all, Stream.ofNullable(more).map(plain)).collect(Collectors.joining("\n"));
    }
}
