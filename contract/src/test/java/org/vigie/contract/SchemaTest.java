package org.vigie.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The values on the topics are a contract: their JSON Schemas stand in {@code docs/schema}, so that a change shows in the
 * diff. {@code mvn -B test -pl contract -Dtest=SchemaTest -Dgolden.write=true} writes them anew.
 */
class SchemaTest {
    private static final Path FOLDER = Path.of("..", "docs", "schema");

    @ParameterizedTest
    @ValueSource(
            classes = {
                Source.class,
                PollState.class,
                Item.class,
                ModelSnapshot.class,
                Definition.class,
                EnrichedItem.class,
                Story.class,
                Release.class,
                Count.class,
                Alert.class,
                Delivery.class,
                DeadLetter.class
            })
    void theSchemaIsThatOfTheDocs(Class<?> type) throws Exception {
        var builder = new SchemaGeneratorConfigBuilder(
                        Json.MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.EXTRA_OPEN_API_FORMAT_VALUES);
        builder.forFields()
                .withRequiredCheck(
                        field -> !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class));
        var schema = new SchemaGenerator(builder.build()).generateSchema(type);
        var text = Json.MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(schema) + "\n";

        var golden = FOLDER.resolve(type.getSimpleName() + ".json");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, text);
        }
        assertThat(golden).hasContent(text);
    }
}
