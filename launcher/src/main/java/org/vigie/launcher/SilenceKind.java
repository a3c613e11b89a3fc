package org.vigie.launcher;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.vigie.contract.Definition;
import org.vigie.contract.UserError;
import org.vigie.enrich.definitions.DefinitionKind;
import org.vigie.notify.plan.SilenceFile;

/** Silences as they cross Kafka, where {@code notify} follows them. */
final class SilenceKind implements DefinitionKind<NamedSilence> {
    static final SilenceKind INSTANCE = new SilenceKind();

    private static final String VERSION = "1";

    private SilenceKind() {}

    @Override
    public String name() {
        return "silence";
    }

    @Override
    public String id(NamedSilence silence) {
        return silence.id();
    }

    @Override
    public Definition write(NamedSilence silence) {
        return Definition.ofSilence(VERSION, silence.yaml());
    }

    @Override
    public NamedSilence read(String key, Definition definition) throws RefusedException {
        var yaml = definition.silence();
        if (yaml == null) {
            throw new RefusedException("there is no silence in it");
        }
        try {
            return new NamedSilence(idOf(key), yaml, SilenceFile.parse(key, yaml));
        } catch (UserError e) {
            throw new RefusedException(String.valueOf(e.getMessage()).replace("\n  ", "; "));
        }
    }

    /** Silences are independent of each other. */
    @Override
    public List<String> problems(Map<String, NamedSilence> known, Collection<NamedSilence> wanted) {
        return List.of();
    }
}
