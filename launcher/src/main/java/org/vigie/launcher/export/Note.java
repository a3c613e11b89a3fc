package org.vigie.launcher.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the note beside an exported file, so that somebody else can make the same file again.
 *
 * @param file name of the file
 * @param rows in it, without a header
 * @param columns their names, in order; null where each row is a whole document
 * @param exportedAt when it was begun: the state of the index that it shows
 * @param vigie version
 * @param index alias that was read
 * @param filter as the user gave it, by option
 * @param query as Elasticsearch got it
 * @param topicsInForce version of each topic's definition at that time; null where no Kafka was known to ask
 * @param topicsApplied how many rows were sorted into a topic by which version of its definition
 * @param exact whether CSV holds all texts as they are; null for other formats
 */
public record Note(
        String file,
        String format,
        long rows,
        String sha256,
        @Nullable List<String> columns,
        Instant exportedAt,
        String vigie,
        String index,
        Map<String, Object> filter,
        JsonNode query,
        @Nullable Map<String, Integer> topicsInForce,
        Map<String, Map<Integer, Long>> topicsApplied,
        @Nullable Boolean exact) {}
