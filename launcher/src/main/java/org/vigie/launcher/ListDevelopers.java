package org.vigie.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Developer;
import org.vigie.contract.Developer.Confidence;
import org.vigie.contract.Json;
import org.vigie.contract.UserError;
import org.vigie.enrich.developers.DevelopersFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The developers in force. */
@Command(
        name = "list",
        description = "Show the developers, and how sure their countries are.",
        mixinStandardHelpOptions = true)
final class ListDevelopers implements Callable<Integer> {
    private static final Table TABLE = new Table(
            List.of("ID", "NAME", "COUNTRY", "CONFIDENCE", "KIND", "HANDLES", "FAMILIES"), Set.of(0, 1, 5, 6));
    private static final String NO_COUNTRY = "none";

    @Mixin
    private Options options = new Options();

    @Option(names = "--country", paramLabel = "CODE", description = "ISO 3166-1 alpha-2, such as FR, or none")
    private @Nullable String country;

    @Option(names = "--kind", paramLabel = "KIND", description = "one of ${COMPLETION-CANDIDATES}")
    private Developer.@Nullable Kind kind;

    @Option(names = "--unverified", description = "only those whose country no source has stated")
    private boolean unverified;

    @Option(names = "--unseen", description = "only those whose handles nobody has seen")
    private boolean unseen;

    @Option(names = "--shipped", description = "the registry that ships with Vigie instead of the one in force")
    private boolean shipped;

    @Option(names = "--json", description = "a line of JSON for each")
    private boolean json;

    @Parameters(paramLabel = "TEXT", arity = "0..1", description = "only those with it in a name, a handle or a family")
    private @Nullable String text;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws JsonProcessingException {
        var all = DevelopersFile.sorted(
                shipped
                        ? DevelopersFile.shipped().developers()
                        : Running.developers(options.config()).inForce().values());
        requireKnownCountry(all);
        var shown = all.stream().filter(this::isWanted).toList();
        var out = spec.commandLine().getOut();
        if (json) {
            for (var developer : shown) {
                out.println(Json.MAPPER.writeValueAsString(developer));
            }
            return 0;
        }
        if (!shown.isEmpty()) {
            TABLE.print(shown.stream().map(ListDevelopers::row).toList(), out);
            out.println();
        }
        out.println((shown.size() == all.size() ? "" : shown.size() + " of ") + all.size() + " developers, "
                + count(shown, Confidence.UNVERIFIED) + " with an unverified country, "
                + shown.stream().filter(ListDevelopers::isUnseen).count() + " with handles that nobody has seen");
        return 0;
    }

    private void requireKnownCountry(Collection<Developer> all) {
        var countries = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        all.forEach(developer -> countries.addAll(developer.countries()));
        if (country != null && !country.equals(NO_COUNTRY) && !countries.contains(country)) {
            throw new UserError(
                    "no developer is from " + country + "; the countries are none, " + String.join(", ", countries));
        }
    }

    private boolean isWanted(Developer developer) {
        return isFrom(developer)
                && (kind == null || developer.kind() == kind)
                && (!unverified || developer.confidence() == Confidence.UNVERIFIED)
                && (!unseen || isUnseen(developer))
                && (text == null || texts(developer).anyMatch(each -> contains(each, text)));
    }

    private boolean isFrom(Developer developer) {
        return country == null
                || developer.countries().stream().anyMatch(country::equalsIgnoreCase)
                || country.equals(NO_COUNTRY) && developer.countries().isEmpty();
    }

    private static boolean isUnseen(Developer developer) {
        return developer.handleEvidence() == null;
    }

    private static Stream<String> texts(Developer developer) {
        return Stream.of(
                        Stream.of(developer.id(), developer.name()),
                        developer.aliases().stream(),
                        developer.families().stream(),
                        developer.handles().values().stream().flatMap(List::stream))
                .flatMap(texts -> texts);
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static long count(Collection<Developer> developers, Confidence confidence) {
        return developers.stream()
                .filter(developer -> developer.confidence() == confidence)
                .count();
    }

    private static List<String> row(Developer developer) {
        return List.of(
                developer.id(),
                developer.name(),
                developer.countries().isEmpty() ? "-" : String.join("+", developer.countries()),
                label(developer.confidence()),
                label(developer.kind()),
                handles(developer),
                String.join(", ", developer.families()));
    }

    /** Those on Hugging Face are written alone, as most are there. */
    private static String handles(Developer developer) {
        var here = developer.handles().getOrDefault("hugging-face", List.of()).stream();
        var elsewhere = developer.handles().entrySet().stream()
                .filter(hub -> !hub.getKey().equals("hugging-face"))
                .flatMap(hub -> hub.getValue().stream().map(handle -> hub.getKey() + "/" + handle))
                .sorted();
        return String.join(", ", Stream.concat(here, elsewhere).toList());
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
