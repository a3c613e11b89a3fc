package org.vigie.notify.plan;

import java.time.Instant;
import java.util.List;
import org.vigie.contract.UserError;
import org.vigie.contract.YamlPart;
import org.vigie.contract.YamlProblems;

/** Silences as YAML: a part of the plan, or a text of its own. */
public final class SilenceFile {
    private static final List<String> PARTS = List.of("match", "starts", "ends", "author", "comment");

    private SilenceFile() {}

    /**
     * One that is a text of its own.
     *
     * @param name under which its problems are told
     * @throws UserError that lists all problems
     */
    public static Silence parse(String name, String yaml) {
        var problems = new YamlProblems("silence", "the silence has");
        var root = YamlPart.read(name, yaml, problems);
        var silence = root == null ? null : read(root);
        problems.verify();
        if (silence == null) {
            throw new UserError(name + " is no silence");
        }
        return silence;
    }

    static Silence read(YamlPart part) {
        part.verifyFields(PARTS);
        var silence = new Silence(
                PlanFile.match(part.part("match")),
                part.part("starts").isThere() ? Fields.moment(part.part("starts")) : Instant.EPOCH,
                Fields.moment(part.part("ends")),
                part.part("author").required(),
                part.part("comment").required());
        if (!silence.starts().isBefore(silence.ends()) && !silence.ends().equals(Instant.MIN)) {
            part.part("ends").problem("it ends before it starts");
        }
        return silence;
    }
}
