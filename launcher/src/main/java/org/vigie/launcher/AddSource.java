package org.vigie.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Changes;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.contract.UserError;
import org.vigie.ingest.Trial;
import org.vigie.ingest.sources.SourceForm;
import org.vigie.ingest.sources.SourceIds;
import org.vigie.ingest.sources.SourceList;
import org.vigie.ingest.sources.SourcesFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds one source, after a look at what it answers. Of a page, the feed that it names is taken. */
@Command(
        name = "add",
        description = "Poll one more source. It is asked first, and refused when it is no feed.",
        mixinStandardHelpOptions = true)
final class AddSource implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Option(names = "--id", paramLabel = "ID", description = "from the outlet or the host if left out")
    private @Nullable String id;

    @Mixin
    private WatchOptions watch = new WatchOptions();

    @Option(names = "--outlet", paramLabel = "NAME", description = "who publishes; the feed's title if left out")
    private @Nullable String outlet;

    @Option(names = "--language", paramLabel = "CODE", description = "ISO 639, such as fr")
    private @Nullable String language;

    @Option(names = "--country", paramLabel = "CODE", description = "ISO 3166-1 alpha-2, such as FR")
    private @Nullable String country;

    @Option(names = "--group", paramLabel = "GROUP", description = "may be repeated")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--every", paramLabel = "DURATION", description = "time between two polls, such as PT10M")
    private @Nullable String every;

    @Option(names = "--full-text", description = "read the pages behind its entries, too")
    private boolean fullText;

    @Option(names = "--no-conditional-get", description = "for validators that do not change with the feed")
    private boolean unconditional;

    @Option(names = "--header", paramLabel = "NAME=VALUE", description = "sent to its own host; may be repeated")
    private Map<String, String> headers = new LinkedHashMap<>();

    @Option(
            names = "--credentials",
            paramLabel = "NAME",
            description = "ingest.credentials.NAME in the configuration of the process that polls")
    private @Nullable String credentials;

    @Option(names = "--network", paramLabel = "CIDR", description = "a private network it may lead to; may be repeated")
    private List<String> networks = new ArrayList<>();

    @Option(names = "--untested", description = "do not ask it first")
    private boolean untested;

    @Parameters(paramLabel = "URL", description = "address of the feed, or of a page that names it")
    private String url = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var config = options.config();
        var typed = SourceForm.read(texts(), url);
        var registry = Running.sources(config);
        var polled = registry.list();
        if (id != null && polled.containsKey(id)) {
            throw new UserError(
                    "the id " + id + " is taken by " + polled.get(id).url() + ": choose another one with --id");
        }
        requireNew(typed, polled);
        var source = untested ? typed : tested(typed, config);
        requireNew(source, polled);
        if (id == null) {
            var free = SourceIds.free(SourceIds.of(source.outlet(), source.url()), polled::containsKey);
            source = SourceBuilder.builder(source).id(free).build();
        }
        registry.apply(new Changes<>(List.of(source), List.of(), List.of()));
        spec.commandLine().getOut().print("added\n" + SourcesFile.write(List.of(source)));
        return 0;
    }

    private Map<String, Object> texts() {
        var texts = new LinkedHashMap<String, Object>();
        texts.put("id", id == null ? SourceIds.of(outlet == null ? "" : outlet, url) : id);
        texts.put("url", url);
        watch.addTo(texts);
        put(texts, "outlet", outlet);
        put(texts, "language", language);
        put(texts, "country", country);
        texts.put("groups", groups);
        put(texts, "every", every);
        texts.put("full-text", String.valueOf(fullText));
        texts.put("conditional-get", String.valueOf(!unconditional));
        texts.put("headers", headers);
        put(texts, "credentials", credentials);
        texts.put("networks", networks);
        return texts;
    }

    private static void put(Map<String, Object> texts, String field, @Nullable String value) {
        if (value != null) {
            texts.put(field, value);
        }
    }

    private static void requireNew(Source source, Map<String, Source> polled) {
        SourceList.idOf(source.url(), polled.values()).ifPresent(known -> {
            throw new UserError(source.url() + " is polled already, as " + known
                    + ": change it in a file (vigie sources export, then import)");
        });
    }

    /** What the person did not say, the feed does. Of a page, the first feed that can be read is taken. */
    private Source tested(Source typed, Config config) throws InterruptedException {
        var out = spec.commandLine().getOut();
        try (var trial = new Trial(config.ingest())) {
            var report = trial.of(typed);
            for (var address : report.namedFeeds()) {
                var behind = trial.of(SourceBuilder.builder(typed).url(address).build());
                if (behind.isReadable()) {
                    out.println(typed.url() + " is a page; the feed behind it is taken: " + address);
                    report = behind;
                    break;
                }
            }
            if (!report.isReadable() || report.proposal() == null) {
                throw new UserError(typed.url() + " is not added: " + report.problem()
                        + "; with --untested it is added all the same");
            }
            report.remarks().forEach(remark -> out.println("remark: " + remark));
            return report.proposal();
        }
    }
}
