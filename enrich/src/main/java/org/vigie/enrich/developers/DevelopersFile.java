package org.vigie.enrich.developers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Changes;
import org.vigie.contract.Developer;
import org.vigie.contract.Problems;
import org.vigie.contract.UserError;
import org.vigie.contract.YamlList;

/**
 * The registry of developers as people write it.
 *
 * <pre>
 * developers:
 *   - id: le-labo                    # lower-case letters, digits and hyphens; it stays
 *     name: Le Labo
 *     aliases: [The Lab, 实验室]      # other names and spellings, in any language
 *     country: FR                    # ISO 3166-1 alpha-2; several: [FR, US], the first counts; or none
 *     confidence: stated             # a published source states it; listed: a national list has it; unverified if left out
 *     evidence: Epoch AI             # who says so
 *     kind: lab                      # company, lab, university, community, individual, repackager, test
 *     handles: {hugging-face: le-labo, github: [lelabo, le-labo-fr]}
 *     seen: le-labo/Plume-7B         # where the handles were seen; never if left out
 *     families: [Plume]              # of models that are its own
 *     note: its Plume is also sold by somebody else
 * </pre>
 */
public final class DevelopersFile {
    private static final String LIST = "developers";
    private static final String HEADING = """
            # Who makes models, and from which country: see README.md, "Developers". What cannot be fails in
            # "vigie developers check FILE"; a change goes live with "vigie developers import FILE".
            # confidence of the country: stated (a published source states it), listed (a national list of models has the
            # developer, or its name says it), unverified (general knowledge: nothing that was consulted says so).
            # seen: where the names on hubs were met; never means that nobody has checked them. Names on GitHub were checked
            # only where seen mentions GitHub.
            """;

    private static final Comparator<Developer> BY_NAME = Comparator.comparing(
                    (Developer developer) -> Contradictions.folded(developer.name()))
            .thenComparing(Developer::id);

    /**
     * A registry that was read.
     *
     * @param developers in the order of the file
     * @param remarks on what is doubtful, a sentence each
     */
    public record Contents(List<Developer> developers, List<String> remarks) {}

    private final List<String> problems = new ArrayList<>();
    private final IdentityHashMap<Developer, String> places = new IdentityHashMap<>();

    private DevelopersFile() {}

    /** The registry that ships with Vigie. */
    public static Contents shipped() {
        try (var file = Objects.requireNonNull(DevelopersFile.class.getResourceAsStream("/developers.yaml"))) {
            return parse(
                    new String(file.readAllBytes(), StandardCharsets.UTF_8),
                    "the registry of developers that ships with Vigie");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file.
     *
     * @param file null for the registry that ships with Vigie
     * @throws UserError that lists all problems, or says why the file cannot be read
     */
    public static Contents read(@Nullable Path file) {
        if (file == null) {
            return shipped();
        }
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UserError(
                    "cannot read the registry of developers " + file + ": it must be a readable file in UTF-8", e);
        }
    }

    /**
     * Reads a text.
     *
     * @param name of the text in messages
     * @throws UserError that lists all problems
     */
    public static Contents parse(String yaml, String name) {
        var file = new DevelopersFile();
        var developers = file.developers(YamlList.read(yaml.replaceFirst("^\\uFEFF", ""), name, LIST));
        var between = Contradictions.of(developers, each -> Objects.requireNonNull(file.places.get(each)));
        file.problems.addAll(between.problems());
        return Problems.none(name, file.problems, new Contents(developers, between.remarks()));
    }

    /** The registry as a text, sorted by name. */
    public static String write(Collection<Developer> developers) {
        return HEADING
                + YamlList.write(
                        LIST,
                        sorted(developers).stream().map(DeveloperForm::texts).toList());
    }

    /** The fields in which two states of one differ, each with its new text; empty where it is gone. */
    public static Map<String, String> differences(Developer before, Developer after) {
        return Changes.fields(DeveloperForm.FIELDS, DeveloperForm.texts(before), DeveloperForm.texts(after));
    }

    /** The order of the registry: by name, as a person looks somebody up. */
    public static List<Developer> sorted(Collection<Developer> developers) {
        return developers.stream().sorted(BY_NAME).toList();
    }

    private List<Developer> developers(List<YamlList.Entry> list) {
        var developers = new ArrayList<Developer>();
        for (var entry : list) {
            if (entry.bare() == null) {
                developers.add(developer(entry));
            } else {
                problem(
                        entry.line(),
                        "\"" + entry.bare() + "\"",
                        "is no developer: it needs an id, a name and a country");
            }
        }
        return List.copyOf(developers);
    }

    private Developer developer(YamlList.Entry entry) {
        var id = String.valueOf(entry.texts().getOrDefault("id", ""));
        var where = id.isEmpty() ? "a developer without id" : id;
        entry.repeated()
                .forEach(field ->
                        problem(field.getValue(), where, field.getKey() + " is said twice: leave one of them out"));
        var developer = DeveloperForm.read(
                entry.texts(),
                (field, what) -> problem(entry.lines().getOrDefault(field, entry.line()), where, field + " " + what));
        places.put(developer, "line " + entry.line() + ": " + where);
        return developer;
    }

    private void problem(int line, String where, String what) {
        problems.add("line " + line + ": " + where + ": " + what);
    }
}
