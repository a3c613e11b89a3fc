package org.vigie.launcher;

import java.nio.file.Path;
import java.util.Locale;
import org.vigie.enrich.classifier.Classifier;
import org.vigie.enrich.classifier.LabelledFile;
import org.vigie.enrich.language.Languages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Learns to label news from labelled examples, and labels others. */
@Command(
        name = "classifier",
        description = {
            "Learn to label news from examples, and label others.",
            "Files have a row on each line, label<TAB>title<TAB>text, in UTF-8, without header or quotes; the text may be"
                    + " empty."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ClassifierCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "train",
            description = "Learn from labelled rows and write what was learned into a file.",
            mixinStandardHelpOptions = true)
    int train(
            @Parameters(paramLabel = "TRAIN.tsv", description = "rows to learn from") Path examples,
            @Parameters(paramLabel = "MODEL", description = "file to write") Path model) {
        var classifier = Classifier.learn(examples, new Languages());
        classifier.save(model);
        spec.commandLine()
                .getErr()
                .printf(
                        "%s: %d labels, language %s, version %s%n",
                        model,
                        classifier.labels().size(),
                        String.join(" and ", classifier.languages()),
                        classifier.version());
        return 0;
    }

    @Command(
            name = "predict",
            description = {
                "Label rows; print the label, its probability and the words that spoke most for it, of each row in order:",
                "label<TAB>confidence<TAB>phrase|phrase. What the rows have as their label does not matter."
            },
            mixinStandardHelpOptions = true)
    int predict(
            @Parameters(paramLabel = "MODEL", description = "what was learned") Path model,
            @Parameters(paramLabel = "TEST.tsv", description = "rows to label") Path rows) {
        var classifier = Classifier.load(model, new Languages());
        var out = spec.commandLine().getOut();
        LabelledFile.read(rows, row -> {
            var said = classifier.predict(row.title(), row.text());
            out.println(String.format(
                    Locale.ROOT, "%s\t%.3f\t%s", said.label(), said.confidence(), String.join("|", said.phrases())));
        });
        return 0;
    }
}
