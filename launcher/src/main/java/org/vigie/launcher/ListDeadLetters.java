package org.vigie.launcher;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.vigie.contract.Json;
import org.vigie.contract.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What was refused, and why. */
@Command(
        name = "list",
        description = "Show what was refused: how much by reason and stage, and the newest letters.",
        mixinStandardHelpOptions = true)
final class ListDeadLetters implements Callable<Integer> {
    private static final Table SUMS = new Table(List.of("REASON", "STAGE", "LETTERS", "PUT BACK", "NEWEST"), Set.of());
    private static final Table NEWEST =
            new Table(List.of("ADDRESS", "REFUSED", "REASON", "STAGE", "KEY", "PUT BACK", "DETAIL"), Set.of(4, 6));

    @Mixin
    private LetterFilter filter = new LetterFilter();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "at most so many letters (${DEFAULT-VALUE})")
    private int limit;

    @Option(names = "--json", description = "a line of JSON for each letter, without its payload")
    private boolean json;

    @Mixin
    private Options options = new Options();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Letters of one reason and stage. */
    private static final class Sum {
        private long letters;
        private long redriven;
        private String newest = "";

        /** Told from the newest on. */
        private void add(Letter letter) {
            newest = letters == 0 ? time(letter) : newest;
            letters++;
            redriven += letter.redriven() == null ? 0 : 1;
        }
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new UserError("--limit " + limit + ": a number from 1 on");
        }
        var chosen = filter.chosen();
        var letters = Letters.all(Running.kafkaWithTopics(options.config())).stream()
                .filter(chosen)
                .toList();
        var newest = letters.subList(0, Math.min(limit, letters.size()));
        var out = spec.commandLine().getOut();
        if (json) {
            newest.forEach(letter -> out.println(json(letter)));
        } else if (letters.isEmpty()) {
            out.println("no dead letters" + (filter.isEmpty() ? "" : " of that kind"));
        } else {
            SUMS.print(sums(letters), out);
            out.println();
            NEWEST.print(newest.stream().map(ListDeadLetters::row).toList(), out);
        }
        return 0;
    }

    private static List<List<String>> sums(List<Letter> letters) {
        var sums = new TreeMap<List<String>, Sum>(Comparator.comparing(Object::toString));
        for (var each : letters) {
            var letter = each.letter();
            sums.computeIfAbsent(List.of(letter.reason().label(), letter.stage()), key -> new Sum())
                    .add(each);
        }
        var rows = new ArrayList<List<String>>();
        sums.forEach((key, sum) -> rows.add(List.of(
                key.get(0), key.get(1), String.valueOf(sum.letters), String.valueOf(sum.redriven), sum.newest)));
        return rows;
    }

    private static List<String> row(Letter each) {
        var letter = each.letter();
        return List.of(
                each.address().toString(),
                time(each),
                letter.reason().label(),
                letter.stage(),
                letter.key() == null ? "-" : letter.key(),
                each.redriven() == null ? "-" : "yes",
                letter.detail().lines().findFirst().orElse(""));
    }

    private static String time(Letter letter) {
        return letter.writtenAt().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** With the address and what became of it in front; the payload only where it is there. */
    static ObjectNode json(Letter each) {
        var line = Json.MAPPER.createObjectNode();
        line.put("address", each.address().toString());
        line.put("refusedAt", each.writtenAt().toString());
        if (each.redriven() != null) {
            line.set("putBack", Json.MAPPER.valueToTree(each.redriven()));
        }
        ObjectNode letter = Json.MAPPER.valueToTree(each.letter());
        letter.put("reason", each.letter().reason().label());
        line.setAll(letter);
        if (each.letter().payload().isEmpty()) {
            line.remove("payload");
        }
        return line;
    }
}
