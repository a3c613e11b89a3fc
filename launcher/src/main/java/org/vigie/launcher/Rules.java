package org.vigie.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.UserError;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.RuleFiles;

/** Rules as commands and settings name them. */
final class Rules {
    private Rules() {}

    /** @param path null for those that ship */
    static List<Rule> read(@Nullable Path path) {
        if (path == null) {
            return RuleFiles.shipped();
        }
        if (!Files.exists(path)) {
            throw new UserError("there are no rules at " + path + ": name a folder of rules, or one file of them");
        }
        return RuleFiles.read(path);
    }
}
