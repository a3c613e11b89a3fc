package org.vigie.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Definition;
import org.vigie.contract.Developer;
import org.vigie.contract.ModelSnapshotBuilder;
import org.vigie.contract.Release;
import org.vigie.enrich.developers.DeveloperKind;
import org.vigie.enrich.developers.DevelopersFile;

/** The registry of developers changes while the topology runs; the handle {@code le-labo} is in none that ships. */
class DefinitionsWhileRunningTest {
    private static final String KEY = "developer/le-labo";

    private static int snapshots;

    @TempDir
    private Path state;

    @Test
    void aChangeCountsForTheNextRecord() {
        try (var flow = new Flow(state)) {
            assertThat(judged(flow).developer()).isNull();

            flow.define(KEY, leLabo("FR"));
            assertThat(judged(flow).country()).isEqualTo("FR");

            flow.define(KEY, leLabo("BE"));
            assertThat(judged(flow).country()).isEqualTo("BE");
        }
    }

    @Test
    void aWithdrawnDeveloperIsNotKnownAnyMore() {
        try (var flow = new Flow(state)) {
            flow.define(KEY, leLabo("FR")).define("developer/le-lac", another());
            assertThat(judged(flow).developerName()).isEqualTo("Le Labo");

            flow.define(KEY, null);
            assertThat(judged(flow).developer()).isNull();
            assertThat(judged(flow, "le-lac/Onde-1B").developerName()).isEqualTo("Le Lac");
        }
    }

    @Test
    void aBadDefinitionCostsItselfOnly() {
        try (var flow = new Flow(state)) {
            flow.define(KEY, leLabo("FR")).define("developer/le-lac", another());

            flow.defineBytes(KEY, "{\"version\":".getBytes(StandardCharsets.UTF_8));
            assertThat(judged(flow).developer()).isNull();
            flow.define(KEY, leLabo("Elbonia"));
            assertThat(judged(flow).developer()).isNull();
            flow.define(KEY, new Definition("1", null, null, null, null));
            flow.define("developer/another-id", leLabo("FR"));
            assertThat(judged(flow).developer()).isNull();
            assertThat(flow.counted("enrich.definitions.refused")).isEqualTo(4);
            assertThat(judged(flow, "le-lac/Onde-1B").country()).isEqualTo("CH");

            flow.define(KEY, leLabo("FR"));
            assertThat(judged(flow).country()).isEqualTo("FR");
        }
    }

    @Test
    void definitionsOfOtherKindsAreNoneOfItsBusiness() {
        try (var flow = new Flow(state)) {
            flow.defineBytes("silence/loud", "not even JSON".getBytes(StandardCharsets.UTF_8));

            assertThat(flow.counted("enrich.definitions.refused")).isZero();
            assertThat(judged(flow, "Qwen/Qwen3-8B").country()).isEqualTo("CN");
        }
    }

    @Test
    void withoutAnyDefinitionTheShippedRegistryIsInForce() {
        try (var flow = new Flow(state)) {
            assertThat(judged(flow, "Qwen/Qwen3-8B").country()).isEqualTo("CN");

            flow.define(KEY, leLabo("FR"));
            assertThat(judged(flow, "mistralai/Mistral-Small").country()).isEqualTo("FR");
            flow.define("developer/mistral-ai", null);
            assertThat(judged(flow, "mistralai/Mistral-Small").developer()).isNull();
        }
    }

    @Test
    void whatIsDefinedBeforeTheFirstRecordTakesTheShippedRegistrysPlace() {
        try (var flow = new Flow(state)) {
            flow.define(KEY, leLabo("FR"));

            assertThat(judged(flow).developerName()).isEqualTo("Le Labo");
            assertThat(judged(flow, "Qwen/Qwen3-8B").developer()).isNull();
        }
    }

    private static Release judged(Flow flow) {
        return judged(flow, "le-labo/Plume-7B");
    }

    /** As its next snapshot is judged. */
    private static Release judged(Flow flow, String repository) {
        var next = ModelSnapshotBuilder.builder(Told.model(repository))
                .revision(++snapshots)
                .build();
        return flow.tell(next).releases().getLast();
    }

    private static @Nullable Definition leLabo(String country) {
        return definition("""
                developers:
                  - {id: le-labo, name: Le Labo, country: FR, confidence: stated, evidence: its site, kind: lab,
                     handles: {hugging-face: le-labo}}
                """, country);
    }

    private static Definition another() {
        return definition("""
                developers:
                  - {id: le-lac, name: Le Lac, country: CH, confidence: stated, evidence: its site, kind: lab,
                     handles: {hugging-face: le-lac}}
                """, "CH");
    }

    private static Definition definition(String yaml, String country) {
        var read = DevelopersFile.parse(yaml, "a test").developers().getFirst();
        return DeveloperKind.INSTANCE.write(new Developer(
                read.id(),
                read.name(),
                read.aliases(),
                List.of(country),
                read.kind(),
                read.handles(),
                read.families(),
                read.confidence(),
                read.countryEvidence(),
                read.handleEvidence(),
                read.note()));
    }
}
