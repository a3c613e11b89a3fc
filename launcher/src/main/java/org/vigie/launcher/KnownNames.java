package org.vigie.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Developer;
import org.vigie.contract.DidYouMean;
import org.vigie.contract.Source;
import org.vigie.enrich.developers.DevelopersFile;
import org.vigie.enrich.rules.Condition;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.topics.Topic;
import org.vigie.ingest.sources.SourceList;

/**
 * What topics, developers and sources are called. A rule that asks for another one is no mistake, as it may come yet, but it
 * stays silent until then. Without regard to case.
 *
 * @param among where they were looked for, for people
 */
record KnownNames(Set<String> topics, Set<String> developers, Set<String> sources, String among) {
    /** Where names are looked for when no pipeline is asked. */
    static final String WRITTEN = "configured, or ships";

    private static final String ENTITY = "developer/";

    /** Those of the pipeline that runs or is configured. */
    static KnownNames inForce(Config config) {
        return of(
                Running.topics(config).inForce().values(),
                Running.developers(config).inForce().values(),
                Running.sources(config).list().values(),
                "in force");
    }

    /** Those of the files that are configured, or else ship. */
    static KnownNames configured(Config config) {
        var sources = config.sources() == null ? Up.shippedSources() : SourceList.read(Path.of(config.sources()));
        return of(
                Definitions.read(config.enrich().topics()),
                DevelopersFile.read(config.enrich().developers()).developers(),
                sources.sources(),
                WRITTEN);
    }

    static KnownNames of(
            Collection<Topic> topics, Collection<Developer> developers, Collection<Source> sources, String among) {
        return new KnownNames(
                folded(topics.stream().map(Topic::id)),
                folded(developers.stream().flatMap(one -> Stream.of(one.id(), one.name()))),
                folded(sources.stream().map(Source::id)),
                among);
    }

    private static Set<String> folded(Stream<String> names) {
        var set = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        names.forEach(set::add);
        return set;
    }

    /** A line for each name that nobody knows. */
    List<String> remarks(Collection<Rule> rules) {
        var remarks = new ArrayList<String>();
        for (var rule : rules) {
            var selection = rule.what().selection();
            remarks.addAll(remarks(rule, "where", selection.where()));
            remarks.addAll(remarks(rule, "unless", selection.unless()));
            if (selection.query() != null) {
                remarks.addAll(remarks(selection.query()));
            }
        }
        return remarks;
    }

    /** A line for each developer that a topic or a rule's query asks for and that nobody knows. */
    List<String> remarks(Topic topic) {
        return topic.entities().stream()
                .map(entity -> unknown("entity", entity))
                .filter(Objects::nonNull)
                .map(unknown -> topic.id() + ": " + unknown)
                .toList();
    }

    private List<String> remarks(Rule rule, String part, Condition condition) {
        var remarks = new ArrayList<String>();
        condition
                .values()
                .forEach((field, values) -> values.forEach(value -> {
                    var unknown = unknown(field, value);
                    if (unknown != null) {
                        remarks.add(rule.id() + ": " + part + "." + field + ": " + unknown);
                    }
                }));
        return remarks;
    }

    private @Nullable String unknown(String field, String value) {
        return switch (field) {
            case "topic" -> unknown("topic", value, topics);
            case "developer" -> unknown("developer", value, developers);
            case "source" -> unknown("source", value, sources);
            case "entity" ->
                value.startsWith(ENTITY) && !value.equals(ENTITY + "*")
                        ? unknown("developer", value.substring(ENTITY.length()), developers)
                        : null;
            default -> null;
        };
    }

    private @Nullable String unknown(String kind, String value, Set<String> known) {
        return known.contains(value)
                ? null
                : "no " + kind + " \"" + value + "\" is " + among + ", so nothing fits it"
                        + DidYouMean.inWords(value, known);
    }
}
