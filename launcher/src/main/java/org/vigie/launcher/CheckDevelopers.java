package org.vigie.launcher;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Developer.Confidence;
import org.vigie.enrich.developers.DevelopersFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at a registry without starting or asking anything. */
@Command(
        name = "check",
        description = "Check a registry of developers: all problems at once.",
        mixinStandardHelpOptions = true)
final class CheckDevelopers implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "a registry in YAML; if left out, enrich.developers or the one that ships")
    private @Nullable Path file;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var chosen = file == null ? options.config().enrich().developers() : file;
        var out = spec.commandLine().getOut();
        report(DevelopersFile.read(chosen)).forEachOrdered(out::println);
        out.println("no problems");
        return 0;
    }

    /** What can be said of a registry without problems, a line each. */
    static Stream<String> report(DevelopersFile.Contents registry) {
        var developers = registry.developers();
        var unverified = developers.stream()
                .filter(developer -> developer.confidence() == Confidence.UNVERIFIED)
                .count();
        var unseen = developers.stream()
                .filter(developer -> developer.handleEvidence() == null)
                .count();
        var sum = "developers: " + developers.size() + ", " + unverified + " with an unverified country, " + unseen
                + " with handles that nobody has seen";
        return Stream.concat(Stream.of(sum), registry.remarks().stream().map(remark -> "  " + remark));
    }
}
