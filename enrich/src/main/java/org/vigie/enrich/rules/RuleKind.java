package org.vigie.enrich.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.vigie.contract.Definition;
import org.vigie.contract.UserError;
import org.vigie.enrich.definitions.DefinitionKind;

/** Rules as they cross Kafka: as the text that somebody wrote, comments and all. */
public final class RuleKind implements DefinitionKind<Rule> {
    public static final RuleKind INSTANCE = new RuleKind();

    private RuleKind() {}

    @Override
    public String name() {
        return "rule";
    }

    @Override
    public String id(Rule rule) {
        return rule.id();
    }

    @Override
    public Definition write(Rule rule) {
        return Definition.ofRule(String.valueOf(rule.version()), rule.yaml());
    }

    @Override
    public Rule read(String key, Definition definition) throws RefusedException {
        var yaml = definition.rule();
        if (yaml == null) {
            throw new RefusedException("there is no rule in it");
        }
        try {
            var rule = RuleFiles.parse(Map.of(key, yaml)).getFirst();
            if (!rule.id().equals(idOf(key))) {
                throw new RefusedException("its id is " + rule.id());
            }
            return rule;
        } catch (UserError e) {
            throw new RefusedException(String.valueOf(e.getMessage()).replace("\n  ", "; "));
        }
    }

    /** An alert names its rule's version, so a version asks for the same for ever. */
    @Override
    public List<String> problems(Map<String, Rule> known, Collection<Rule> wanted) {
        var problems = new ArrayList<String>();
        for (var rule : wanted) {
            var before = known.get(rule.id());
            if (before == null) {
                continue;
            }
            if (rule.version() < before.version()) {
                problems.add(rule.id() + ": version " + rule.version() + " is older than version " + before.version()
                        + ", which is in force; write version: " + (before.version() + 1));
            } else if (rule.version() == before.version() && !rule.asksAs(before)) {
                problems.add(rule.id() + ": it asks for something else than the version " + before.version()
                        + " that is in force; write version: " + (before.version() + 1));
            }
        }
        return problems;
    }
}
