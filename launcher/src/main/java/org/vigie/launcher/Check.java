package org.vigie.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.UserError;
import org.vigie.enrich.classifier.Classifier;
import org.vigie.enrich.developers.DevelopersFile;
import org.vigie.enrich.language.Languages;
import org.vigie.ingest.sources.SourceList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at everything a user writes, without starting anything. */
@Command(
        name = "check",
        description =
                "Check configuration, sources, definitions of topics and developers, rules, channels: all problems at once.",
        mixinStandardHelpOptions = true)
final class Check implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Option(names = "--sources", paramLabel = "FILE", description = "a list of sources: YAML or OPML")
    private @Nullable Path sources;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var problems = new ArrayList<String>();
        var out = spec.commandLine().getOut();
        var config = attempt(options::config, problems);
        if (config != null) {
            out.println("configuration: " + config.effective().size() + " settings");
        }
        var list = attempt(() -> sources == null ? Up.shippedSources() : SourceList.read(sources), problems);
        if (list != null) {
            out.println("sources: " + list.sources().size());
            list.remarks().forEach(remark -> out.println("  " + remark));
        }
        var folder = config == null ? null : config.enrich().topics();
        var topics = attempt(() -> Definitions.read(folder), problems);
        if (topics != null) {
            out.println(CheckTopics.report(topics));
        }
        var file = config == null ? null : config.enrich().developers();
        var developers = attempt(() -> DevelopersFile.read(file), problems);
        if (developers != null) {
            CheckDevelopers.report(developers).forEachOrdered(out::println);
        }
        var rules =
                attempt(() -> Rules.read(config == null ? null : config.enrich().rules()), problems);
        if (rules != null) {
            out.println(CheckRules.report(rules));
        }
        if (rules != null && topics != null && developers != null && list != null) {
            var known = KnownNames.of(topics, developers.developers(), list.sources(), KnownNames.WRITTEN);
            var remarks = new ArrayList<>(known.remarks(rules));
            topics.forEach(topic -> remarks.addAll(known.remarks(topic)));
            remarks.forEach(remark -> out.println("  " + remark));
        }
        var learned = config == null ? null : config.enrich().classifier();
        if (learned != null) {
            var classifier = attempt(() -> Classifier.load(learned, new Languages()), problems);
            if (classifier != null) {
                out.println("classifier: " + classifier.labels().size() + " labels");
            }
        }
        if (config != null && config.telling().file() != null) {
            var plan = attempt(config.telling()::plan, problems);
            if (plan != null) {
                out.println(CheckNotify.report(plan));
            }
        }
        if (!problems.isEmpty()) {
            throw new UserError(String.join("\n", problems));
        }
        out.println("no problems");
        return 0;
    }

    private static <T> @Nullable T attempt(Supplier<T> step, List<String> problems) {
        try {
            return step.get();
        } catch (UserError e) {
            problems.add(e.getMessage());
            return null;
        }
    }
}
