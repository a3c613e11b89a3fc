package org.vigie.launcher;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.contract.Language;
import org.vigie.enrich.language.Languages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What Vigie makes of an input, by the very code of the pipeline. Reads and writes as a stream, a line for each input. */
@Command(
        name = "inspect",
        description = "Show what Vigie makes of an input: JSON lines, by the very code of the pipeline.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class Inspect {
    /** Unlike in Kafka, a field that is not known is there and says null. */
    private static final ObjectWriter LINES = Json.MAPPER
            .copy()
            .setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS)
            .writer();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Command(
            name = "feed",
            description = {
                "Read feeds from files or addresses; a line of JSON for each.",
                "A file NAME.headers beside NAME with lines \"Name: value\" stands for the HTTP headers; Document-URL there"
                        + " is the address it came from."
            },
            mixinStandardHelpOptions = true)
    int feed(@Parameters(paramLabel = "FILE|URL", arity = "1..*", description = "what to read") List<String> inputs)
            throws JsonProcessingException {
        try (var reader = new InspectFeed()) {
            for (var input : inputs) {
                out().println(LINES.writeValueAsString(reader.read(input)));
                out().flush();
            }
        }
        return 0;
    }

    @Command(
            name = "page",
            description = "Read the articles out of HTML pages from files or addresses; a line of JSON for each.",
            mixinStandardHelpOptions = true)
    int page(
            @Option(
                            names = "--urls",
                            paramLabel = "LIST",
                            description = "where the files came from: FILE<tab>URL per line")
                    @Nullable
                    Path urls,
            @Parameters(paramLabel = "FILE|URL", arity = "1..*", description = "what to read") List<String> inputs)
            throws JsonProcessingException {
        try (var reader = new InspectPage(InspectPage.addresses(urls))) {
            for (var input : inputs) {
                out().println(LINES.writeValueAsString(reader.read(input)));
                out().flush();
            }
        }
        return 0;
    }

    @Command(
            name = "language",
            description = "Read one text per line from standard input; print its ISO 639-1 code or und, a tab and the"
                    + " confidence.",
            mixinStandardHelpOptions = true)
    int language(
            @Option(
                            names = "--hints",
                            description = "each line is DECLARED<tab>TEXT, the feed's declared language first")
                    boolean hints)
            throws IOException {
        var languages = new Languages();
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            int tab = hints ? line.indexOf('\t') : -1;
            var declared = tab > 0 ? line.substring(0, tab).strip() : null;
            var text = line.substring(tab + 1);
            Language language = languages.identify(text, "", declared);
            out().println(language.code() + "\t" + language.confidence());
            if (!lines.ready()) {
                out().flush();
            }
        }
        return 0;
    }

    @Command(
            name = "topics",
            description =
                    "Read JSON lines {\"id\",\"language\"?,\"title\",\"text\"} from standard input; print the topics of"
                            + " each with their evidence.",
            mixinStandardHelpOptions = true)
    int topics(
            @Option(names = "--definitions", paramLabel = "FOLDER", description = "definitions of topics (YAML)")
                    @Nullable
                    Path definitions)
            throws IOException {
        try (var topics = Definitions.load(definitions)) {
            texts("topics", text -> text.of(topics));
        }
        return 0;
    }

    @Command(
            name = "entities",
            description =
                    "Read JSON lines {\"id\",\"language\"?,\"title\",\"text\"} from standard input; print what each names:"
                            + " developers, families, models, countries, institutions.",
            mixinStandardHelpOptions = true)
    int entities() throws IOException {
        texts("entities", Texts.Text::named);
        return 0;
    }

    /** Judges items from standard input, with what they name; a line for each, with its id, its language and the judgement. */
    private void texts(String field, Function<Texts.Text, Object> judge) throws IOException {
        var texts = new Texts();
        texts.read(new InputStreamReader(System.in, StandardCharsets.UTF_8), text -> {
            var answer = new LinkedHashMap<String, Object>();
            answer.put("id", text.id());
            answer.put("language", text.language());
            answer.put(field, judge.apply(text));
            print(answer);
        });
    }

    @Command(
            name = "release",
            description = {
                "Read a hub's records of models; print of each whose it is, what it is built on and why it may be noise.",
                "The records are the Hugging Face hub's own JSON, one on each line, or lists of them.",
                "Developers are those of the registry that ships."
            },
            mixinStandardHelpOptions = true)
    int release(
            @Parameters(paramLabel = "FILE", arity = "0..*", description = "what to read; standard input without any")
                    @Nullable
                    List<String> files)
            throws IOException {
        var reader = new InspectRelease(this::print);
        if (files == null || files.isEmpty()) {
            reader.read(System.in, "");
        } else {
            for (var file : files) {
                reader.read(file);
            }
        }
        return 0;
    }

    @Command(
            name = "duplicates",
            description = {
                "Read JSON lines {\"id\",\"language\"?,\"published\",\"title\",\"text\"} from standard input, in the order of"
                        + " time; print of each which earlier one it is a copy of, and how much of the text both have.",
                "An item told after a later one does not change what was printed of that one."
            },
            mixinStandardHelpOptions = true)
    int duplicates() throws IOException {
        new InspectDuplicates(this::print).read(System.in);
        return 0;
    }

    private void print(Object line) {
        try {
            out().println(LINES.writeValueAsString(line));
            out().flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // texts and numbers are always written
        }
    }
}
