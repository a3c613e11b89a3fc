package org.vigie.launcher;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Reason;
import org.vigie.contract.UserError;
import picocli.CommandLine.Option;

/** Options that choose among the dead letters. */
final class LetterFilter {
    @Option(names = "--reason", paramLabel = "REASON", description = "only those of a reason, such as refused-by-index")
    private @Nullable String reason;

    @Option(names = "--stage", paramLabel = "STAGE", description = "only those of a stage, such as sink")
    private @Nullable String stage;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "only those refused since a day such as 2026-03-01, or a time such as 2026-03-01T12:00:00Z")
    private @Nullable String since;

    boolean namesAReason() {
        return reason != null;
    }

    boolean isEmpty() {
        return reason == null && stage == null && since == null;
    }

    Predicate<Letter> chosen() {
        var wanted = reason == null ? null : reason(reason);
        var from = since == null ? Instant.MIN : time(since);
        return each -> (wanted == null || each.letter().reason() == wanted)
                && (stage == null || each.letter().stage().equals(stage))
                && !each.writtenAt().isBefore(from);
    }

    private static Reason reason(String label) {
        return Arrays.stream(Reason.values())
                .filter(each -> each.label().equalsIgnoreCase(label.replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> new UserError("--reason " + label + ": one of "
                        + Arrays.stream(Reason.values()).map(Reason::label).collect(Collectors.joining(", "))));
    }

    private static Instant time(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new UserError(
                    "--since " + text + ": a day such as 2026-03-01, or a time such as 2026-03-01T12:00:00Z", e);
        }
    }
}
