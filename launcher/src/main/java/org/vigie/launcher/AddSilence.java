package org.vigie.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.vigie.contract.Changes;
import org.vigie.contract.Json;
import org.vigie.contract.UserError;
import org.vigie.notify.plan.Durations;
import org.vigie.notify.plan.SilenceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Adds a silence. */
@Command(
        name = "add",
        description = "Silence alerts until a time. What comes in the meantime is never told.",
        mixinStandardHelpOptions = true)
final class AddSilence implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Option(
            names = "--match",
            paramLabel = "LABEL=VALUE",
            description = "alerts with this label; several values of one label mean any of them; left out: all alerts")
    private List<String> matches = List.of();

    @Option(names = "--starts", paramLabel = "TIME", description = "2026-03-01T08:00:00+01:00; left out: now")
    private String starts = "";

    @Option(
            names = "--ends",
            required = true,
            paramLabel = "TIME",
            description = "2026-03-01T08:00:00+01:00, or 8h, 3d from the start")
    private String ends = "";

    @Option(names = "--author", required = true, paramLabel = "WHO", description = "who wants it")
    private String author = "";

    @Option(names = "--comment", required = true, paramLabel = "WHY", description = "why")
    private String comment = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() {
        var from = starts.isEmpty() ? clock.instant().truncatedTo(ChronoUnit.SECONDS) : moment("--starts", starts);
        var yaml = yaml(from, end(from));
        var silence = SilenceFile.parse("--match, --starts, --ends, --author, --comment", yaml);
        if (!silence.ends().isAfter(clock.instant())) {
            throw new UserError("--ends " + ends + ": that time is over");
        }
        var id = UUID.nameUUIDFromBytes(yaml.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
        var silences = ListSilences.silences(options.config());
        silences.apply(new Changes<>(List.of(new NamedSilence(id, yaml, silence)), List.of(), List.of()));
        spec.commandLine()
                .getOut()
                .println("silence " + id + " holds from " + silence.starts() + " until " + silence.ends());
        return 0;
    }

    private Instant end(Instant from) {
        return Durations.parse(ends).map(from::plus).orElseGet(() -> moment("--ends", ends));
    }

    private static Instant moment(String option, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new UserError(
                    option + " " + text + ": write a moment such as 2026-03-01T08:00:00+01:00"
                            + (option.equals("--ends") ? ", or a time such as 8h or 3d" : ""),
                    e);
        }
    }

    /** JSON is YAML, and quotes whatever needs it. */
    private String yaml(Instant from, Instant until) {
        var silence = new LinkedHashMap<String, Object>();
        silence.put("match", labels());
        silence.put("starts", from.toString());
        silence.put("ends", until.toString());
        silence.put("author", author);
        silence.put("comment", comment);
        try {
            return Json.MAPPER.writeValueAsString(silence);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, List<String>> labels() {
        var labels = new TreeMap<String, List<String>>();
        for (var match : matches) {
            int sign = match.indexOf('=');
            if (sign < 1 || sign == match.length() - 1) {
                throw new UserError("--match " + match + ": write LABEL=VALUE, such as rule=new-release");
            }
            var value = match.substring(sign + 1);
            labels.merge(
                    match.substring(0, sign),
                    List.of(value),
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }
        return labels;
    }
}
