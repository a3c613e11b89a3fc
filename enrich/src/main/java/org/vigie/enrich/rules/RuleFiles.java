package org.vigie.enrich.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.contract.UserError;
import org.vigie.contract.YamlProblems;
import org.vigie.enrich.definitions.DefinitionFiles;

/** Rules as people write them: a file of YAML each. What is read is sorted by id. */
public final class RuleFiles {
    private RuleFiles() {}

    /** The rules that come with Vigie. */
    public static List<Rule> shipped() {
        return parse(DefinitionFiles.shipped("rule"));
    }

    /**
     * The rules in a folder: all its {@code .yaml} and {@code .yml} files; or that of one file.
     *
     * @throws UserError that lists all problems
     */
    public static List<Rule> read(Path folder) {
        return parse(DefinitionFiles.read("rule", folder));
    }

    /**
     * Rules from their texts.
     *
     * @param files by the name under which their problems are told
     * @throws UserError that lists all problems, each as {@code FILE:LINE:COLUMN: what}
     */
    public static List<Rule> parse(Map<String, String> files) {
        var problems = new YamlProblems("rule", "the rules have");
        var owners = new HashMap<String, String>();
        var rules = new ArrayList<Rule>();
        files.forEach((file, yaml) -> {
            var rule = RuleReader.read(file, yaml, problems, owners);
            if (rule != null) {
                rules.add(rule);
            }
        });
        problems.verify();
        rules.sort(Comparator.comparing(Rule::id));
        return List.copyOf(rules);
    }
}
