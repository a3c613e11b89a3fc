package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Json;

/** Records in the form of {@code GET /api/models} of the Hugging Face Hub, as its client describes it. */
class InspectReleaseTest {
    @TempDir
    private Path folder;

    private final List<Object> lines = new ArrayList<>();
    private final InspectRelease inspect = new InspectRelease(lines::add);

    private List<String> told(String input) throws IOException {
        lines.clear();
        inspect.read(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), "");
        var told = new ArrayList<String>();
        for (var line : lines) {
            told.add(Json.MAPPER.writeValueAsString(line));
        }
        return told;
    }

    @Test
    void aRecordOfTheHubIsALine() throws IOException {
        assertThat(told("""
                        {"_id":"1","id":"nvidia/Qwen3.6-27B-NVFP4","pipeline_tag":"text-generation","library_name":"Model Optimizer",\
                        "tags":["license:apache-2.0","base_model:quantized:Qwen/Qwen3.6-27B","region:us"]}
                        """))
                .containsExactly("{\"id\":\"nvidia/Qwen3.6-27B-NVFP4\",\"developer\":\"NVIDIA\",\"country\":\"US\","
                        + "\"kind\":\"quantisation\",\"base\":\"Qwen/Qwen3.6-27B\",\"baseCountry\":\"CN\","
                        + "\"family\":\"qwen\",\"version\":\"3.6\",\"parameters\":27000000000,"
                        + "\"licence\":\"apache-2.0\",\"modality\":\"text\",\"noise\":\"quantisation\"}");
    }

    @Test
    void aBadLineIsTheOnlyOneThatSuffers() throws IOException {
        assertThat(told("""
                        {"_id":"1","id":"a/first"}

                        {"_id":"2","id":"a/cut
                        no JSON at all
                        7
                        {"likes":3}
                        {"_id":"3","id":"a/last"}
                        """))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("{\"id\":\"a/first\""),
                        cut -> assertThat(cut).startsWith("{\"error\":\"line 3: no JSON: "),
                        none -> assertThat(none).startsWith("{\"error\":\"line 4: no JSON: "),
                        number -> assertThat(number)
                                .isEqualTo("{\"error\":\"line 5: no record of a model: it is no JSON object\"}"),
                        nameless -> assertThat(nameless).startsWith("{\"error\":\"line 6: no record of a model: "),
                        last -> assertThat(last).startsWith("{\"id\":\"a/last\""));
    }

    @Test
    void listsOnALineOrOverManyAreReadToo() throws IOException {
        assertThat(told("[{\"id\":\"a/1\"},{\"id\":\"a/2\"}]\n{\"id\":\"a/3\"}"))
                .hasSize(3);
        assertThat(told("[\n  {\n    \"id\": \"a/1\"\n  },\n  {\n    \"id\": \"a/2\"\n  }\n]\n"))
                .hasSize(2);
        assertThat(told("[\n  {\"id\": \"a/1\"},\n  {\"id\": "))
                .hasSize(2)
                .last()
                .asString()
                .contains("error");
        assertThat(told("")).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsNamedAndTheNextOneIsRead() throws IOException {
        var file = Files.writeString(folder.resolve("models.jsonl"), "{\"_id\":\"1\",\"id\":\"a/b\"}\nbad\n");
        inspect.read(folder.resolve("none").toString());
        inspect.read(file.toString());
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).toString()).contains("none: cannot read the file");
        assertThat(lines.get(2).toString()).contains("models.jsonl, line 2: ");
    }
}
