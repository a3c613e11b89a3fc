package org.vigie.launcher;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.vigie.contract.Changes;
import org.vigie.contract.UserError;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Puts exactly those definitions in force that somebody has written, or adds them. Importing the same again changes nothing.
 * All problems of what is written are told before Kafka is asked for anything. A dry run shows the changes also where they
 * are refused.
 */
abstract class ImportDefinitions<T> implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Option(names = "--add", description = "keep those that are known already; the same id is changed")
    private boolean add;

    @Option(names = "--dry-run", description = "only show what would change")
    private boolean dryRun;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What is imported, something at least. */
    abstract List<T> written();

    abstract DefinitionTopic<T> inForce(Config config);

    abstract ChangesText<T> text();

    /** Whether what is written says nothing about what it does not name. */
    boolean isAddition() {
        return add;
    }

    /** Those of what is written that are imported; what is left out is named. */
    List<T> usable(DefinitionTopic<T> topic, List<T> written) {
        return written;
    }

    /** What else can be done where what is written cannot be put in force; empty, or a line. */
    String remedy() {
        return "";
    }

    /** Of the command. */
    final Config config() {
        return options.config();
    }

    final void remark(String remark) {
        spec.commandLine().getErr().println(remark);
    }

    @Override
    public Integer call() {
        var config = config();
        var written = written();
        var topic = inForce(config);
        var usable = usable(topic, written);
        var wanted = isAddition() ? added(topic, usable) : usable;
        var changes = topic.changesTo(wanted);
        if (dryRun) {
            show(topic.kind().name(), changes, wanted.size());
        }
        verify(topic, wanted);
        if (!dryRun) {
            topic.apply(changes);
            show(topic.kind().name(), changes, wanted.size());
        }
        return 0;
    }

    private void verify(DefinitionTopic<T> topic, Collection<T> wanted) {
        try {
            topic.verify(wanted);
        } catch (UserError e) {
            throw new UserError(e.getMessage() + remedy(), e);
        }
    }

    private static <T> Collection<T> added(DefinitionTopic<T> topic, List<T> more) {
        var all = new TreeMap<>(topic.inForce());
        more.forEach(thing -> all.put(topic.kind().id(thing), thing));
        return all.values();
    }

    private void show(String name, Changes<T> changes, int number) {
        var heading = number + " " + name + "s " + (dryRun ? "would be known" : "are known from now on");
        text().print(heading, changes, spec.commandLine().getOut());
    }
}
