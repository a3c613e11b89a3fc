package org.vigie.enrich;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Settings;

/**
 * Settings of {@code enrich}.
 *
 * @param instance stable name of this process, empty for none: with one, a restart takes its work back at once
 * @param threads stream threads
 * @param state folder of the state stores; they are rebuilt from Kafka when it is lost
 * @param topics folder with the definitions of topics (YAML), null for those that ship with Vigie
 * @param developers file with the registry of developers (YAML), null for the one that ships with Vigie
 * @param rules folder with the rules of alerts (YAML), null for those that ship with Vigie
 * @param classifier file with a learned classifier, null for none
 */
public record EnrichConfig(
        String instance,
        int threads,
        Path state,
        @Nullable Path topics,
        @Nullable Path developers,
        @Nullable Path rules,
        @Nullable Path classifier) {

    /** Reads {@code enrich.*}. */
    public static EnrichConfig read(Settings settings) {
        var topics = settings.optionalText("enrich.topics", "folder with definitions of topics");
        var developers = settings.optionalText("enrich.developers", "file with the registry of developers");
        var rules = settings.optionalText("enrich.rules", "folder with the rules of alerts");
        var classifier = settings.optionalText("enrich.classifier", "what vigie classifier train has learned");
        return new EnrichConfig(
                settings.text("enrich.instance", "", "stable name of this process among those that enrich"),
                settings.wholeNumber("enrich.threads", 2, 1, 64, "stream threads"),
                Path.of(settings.text(
                        "enrich.state",
                        Path.of(System.getProperty("user.home"), ".vigie", "enrich")
                                .toString(),
                        "folder of the state stores")),
                topics == null ? null : Path.of(topics),
                developers == null ? null : Path.of(developers),
                rules == null ? null : Path.of(rules),
                classifier == null ? null : Path.of(classifier));
    }

    /** The same under a name, with its state in a folder. */
    public EnrichConfig named(String name, Path folder) {
        return new EnrichConfig(name, threads, folder, topics, developers, rules, classifier);
    }
}
