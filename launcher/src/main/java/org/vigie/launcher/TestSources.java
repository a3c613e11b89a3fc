package org.vigie.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.DidYouMean;
import org.vigie.contract.Json;
import org.vigie.contract.Source;
import org.vigie.contract.UserError;
import org.vigie.ingest.Trial;
import org.vigie.ingest.sources.SourceForm;
import org.vigie.ingest.sources.SourceIds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What sources answer, before or while they are polled. */
@Command(
        name = "test",
        description = "Ask sources as the pipeline would, and tell what a reader wants to know. Publishes nothing.",
        mixinStandardHelpOptions = true)
final class TestSources implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Option(names = "--json", description = "a line of JSON for each")
    private boolean json;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "of the addresses: feed (default), hugging-face, github ...")
    private @Nullable String kind;

    @Parameters(paramLabel = "URL|ID", arity = "1..*", description = "addresses, or sources that are polled")
    private List<String> inputs = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        var config = options.config();
        var out = spec.commandLine().getOut();
        boolean isAllReadable = true;
        try (var trial = new Trial(config.ingest())) {
            for (var source : sources(config)) {
                var report = trial.of(source);
                if (json) {
                    out.println(Json.MAPPER.writeValueAsString(report));
                } else {
                    new TrialText(report, out).print();
                }
                out.flush();
                isAllReadable &= report.isReadable();
            }
        }
        return isAllReadable ? 0 : 1;
    }

    /** The pipeline is asked for its list only where an id is given. */
    private List<Source> sources(Config config) {
        var sources = new ArrayList<Source>();
        @Nullable Map<String, Source> polled = null;
        for (var input : inputs) {
            if (input.matches("(?i)https?://.*")) {
                sources.add(typed(input));
                continue;
            }
            polled = polled == null ? polled(config, input) : polled;
            if (!polled.containsKey(input)) {
                throw new UserError("no source has the id " + input + DidYouMean.inWords(input, polled.keySet())
                        + " (an address starts with https:// or http://)");
            }
            sources.add(polled.get(input));
        }
        return sources;
    }

    /** Of a feed, what it is called is found out. */
    private Source typed(String url) {
        if (kind == null) {
            return Source.of("", Source.Kind.FEED, url);
        }
        return SourceForm.read(Map.of("id", SourceIds.of("", url), "kind", kind, "url", url), url);
    }

    private static Map<String, Source> polled(Config config, String input) {
        try {
            return new HashMap<>(Running.sources(config).list());
        } catch (UserError e) {
            throw new UserError(
                    input
                            + " is no address, which starts with https:// or http://, and as an id it cannot be looked up: "
                            + e.getMessage(),
                    e);
        }
    }
}
