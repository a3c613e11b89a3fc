package org.vigie.enrich.developers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.vigie.contract.Developer;
import org.vigie.contract.Developer.Confidence;

/** The registry that ships with Vigie, as data. */
class ShippedDevelopersTest {
    private static final Path RESOURCE = Path.of("src/main/resources/developers.yaml");
    private static final Path ROWS = Path.of("../../shared/developers.tsv");

    private static final List<Developer> SHIPPED = DevelopersFile.shipped().developers();

    /** {@code -Dgolden.write=true} writes it anew, so that a change by hand gets the usual form. */
    @Test
    void itIsWrittenAsTheProgramWritesIt() throws Exception {
        var written = DevelopersFile.write(SHIPPED);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(RESOURCE, written);
        }
        assertThat(RESOURCE)
                .as("the usual form; -Dgolden.write=true brings it about")
                .hasContent(written);
    }

    @Test
    void nothingInItIsDoubtful() {
        assertThat(DevelopersFile.shipped().remarks()).isEmpty();
    }

    @Test
    void flagshipFamiliesAreTheirMakers() {
        var makers = new HashMap<String, String>();
        SHIPPED.forEach(developer -> developer.families().forEach(family -> makers.put(family, developer.id())));

        assertThat(makers)
                .containsAllEntriesOf(Map.ofEntries(
                        Map.entry("Llama", "meta"),
                        Map.entry("Qwen", "alibaba-qwen"),
                        Map.entry("DeepSeek", "deepseek"),
                        Map.entry("Kimi", "moonshot-ai"),
                        Map.entry("GLM", "zai"),
                        Map.entry("Mistral", "mistral-ai"),
                        Map.entry("Gemma", "google"),
                        Map.entry("gpt-oss", "openai"),
                        Map.entry("Stable Diffusion", "stability-ai"),
                        Map.entry("FLUX", "black-forest-labs"),
                        Map.entry("ERNIE", "baidu"),
                        Map.entry("HyperCLOVA X", "naver"),
                        Map.entry("EXAONE", "lg-ai-research")));
    }

    @Test
    void aDeveloperIsFoundInTheSpellingsOfThePress() {
        var names = new HashMap<String, String>();
        for (var developer : SHIPPED) {
            developer.aliases().forEach(alias -> names.put(alias, developer.id()));
        }

        assertThat(names)
                .containsEntry("阿里巴巴", "alibaba-qwen")
                .containsEntry("深度求索", "deepseek")
                .containsEntry("字节跳动", "bytedance")
                .containsEntry("面壁智能", "modelbest")
                .containsEntry("네이버", "naver")
                .containsEntry("Mistral IA", "mistral-ai");
    }

    @Test
    void whatIsDisputedIsKeptAsData() {
        assertThat(SHIPPED.stream().filter(developer -> developer.countries().size() > 1))
                .allSatisfy(developer -> assertThat(developer.note()).isNotNull())
                .extracting(developer -> developer.id() + " " + String.join(" ", developer.countries()))
                .contains("google US GB", "hugging-face US FR", "sensetime CN HK", "sentence-transformers DE US");
    }

    /** Ids of those of whom more is known now than the research knew. */
    private static final Set<String> CORRECTED = Set.of();

    static boolean rowsAreThere() {
        return Files.exists(ROWS);
    }

    /** The research that the registry came from lies beside some checkouts. */
    @Test
    @EnabledIf("rowsAreThere")
    void everyRowOfTheResearchIsThereWithItsConfidence() throws Exception {
        var byHandle = new HashMap<String, Developer>();
        for (var developer : SHIPPED) {
            for (var handle : developer.handles().getOrDefault("hugging-face", List.of())) {
                byHandle.put(handle.toLowerCase(Locale.ROOT), developer);
            }
        }
        var rows = Files.readAllLines(ROWS).stream()
                .skip(1)
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
        var found = new HashSet<String>();
        for (var row : rows) {
            for (var handle : row.get(0).split(",")) {
                if (!handle.isEmpty()) {
                    var developer = Objects.requireNonNull(byHandle.get(handle.toLowerCase(Locale.ROOT)), handle);
                    found.add(developer.id());
                    if (CORRECTED.contains(developer.id())) {
                        continue;
                    }
                    assertThat(developer.confidence()).as(handle).isEqualTo(confidence(row.get(7)));
                    assertThat(developer.country())
                            .as(handle)
                            .isEqualTo(row.get(4).equals("ZZ") ? null : row.get(4));
                    assertThat(developer.kind().name()).as(handle).isEqualToIgnoringCase(row.get(5));
                    assertThat(developer.handleEvidence() == null)
                            .as(handle)
                            .isEqualTo(row.get(8).startsWith("not seen"));
                }
            }
        }
        assertThat(found).hasSize((int)
                rows.stream().filter(row -> !row.get(0).isEmpty()).count());
    }

    private static Confidence confidence(String letter) {
        return switch (letter) {
            case "A" -> Confidence.STATED;
            case "B" -> Confidence.LISTED;
            default -> Confidence.UNVERIFIED;
        };
    }
}
