package org.vigie.launcher;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.RuleFiles;

/** Rules of alerts as commands and settings name them. */
final class Rules {
    static final Pack<Rule> PACK = new Pack<>("rule", RuleFiles::shipped, RuleFiles::read, Running::rules);

    private Rules() {}

    /** @param path null for those that ship */
    static List<Rule> read(@Nullable Path path) {
        return PACK.read(path);
    }

    /** Of a rule, in English or in whatever language there is. */
    static String name(Rule rule) {
        return ListTopics.inEnglish(rule.name());
    }
}
