package org.vigie.launcher.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.contract.Json;
import org.vigie.sink.Sink;

class ColumnsTest {
    /** Other names of fields, and what is for the index alone; the parts of nested objects stand in a line each. */
    private static final List<String> LEFT_OUT = List.of("@timestamp", "event", "text");

    @ParameterizedTest
    @CsvSource({"items", "counts"})
    void everyFieldOfTheIndexIsAColumnAndThePageExplainsEach(String table) throws Exception {
        var columns = table.equals("items") ? Columns.ITEMS : Columns.COUNTS;
        var fields = new ArrayList<String>();
        try (var template = Sink.class.getResourceAsStream("templates/" + table + ".json")) {
            var properties = (ObjectNode) Json.MAPPER.readTree(template).at("/template/mappings/properties");
            collect("", properties.remove(LEFT_OUT), fields);
        }
        var names = columns.stream().map(Column::name).toList();

        assertThat(names).containsExactlyInAnyOrderElementsOf(fields);
        var page = Files.readString(Path.of("..", "docs", "export.md"));
        assertThat(names).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    private static void collect(String prefix, JsonNode properties, List<String> fields) {
        properties.properties().forEach(field -> {
            var name = prefix.isEmpty() ? field.getKey() : prefix + capitalised(field.getKey());
            var type = field.getValue().path("type").asText();
            if (field.getValue().has("properties") && !type.equals("nested")) {
                collect(name, field.getValue().path("properties"), fields);
            } else {
                fields.add(name);
            }
        });
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
