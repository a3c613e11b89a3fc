package org.vigie.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.function.Consumer;
import org.vigie.contract.Entity;
import org.vigie.contract.Json;
import org.vigie.contract.TopicMatch;
import org.vigie.contract.UserError;
import org.vigie.enrich.developers.DevelopersFile;
import org.vigie.enrich.entities.Entities;
import org.vigie.enrich.language.Languages;
import org.vigie.enrich.topics.Topics;

/**
 * Items as far as their words go, from lines {@code {"id","language"?,"title","text"}}: the language is worked out where the line
 * says none, and so is what the item names, by the registry that ships. One thread.
 */
final class Texts {
    private final Languages languages = new Languages();
    private final Entities entities = new Entities(DevelopersFile.shipped().developers());

    /**
     * An item.
     *
     * @param id as the line has it, whatever its type
     * @param named what title and text name
     */
    record Text(JsonNode id, String language, String title, String text, List<Entity> named) {
        List<TopicMatch> of(Topics topics) {
            return topics.classify(language, title, text, named);
        }
    }

    /** One item after the other; throws a {@link UserError} at the first that is no JSON. */
    void read(Reader lines, Consumer<Text> each) throws IOException {
        try (MappingIterator<JsonNode> inputs =
                Json.MAPPER.readerFor(JsonNode.class).readValues(lines)) {
            for (int number = 1; hasNext(inputs, number); number++) {
                each.accept(of(inputs.next()));
            }
        }
    }

    Text of(JsonNode line) {
        var title = line.path("title").asText("");
        var text = line.path("text").asText("");
        var said = line.path("language").asText("");
        var language = said.isEmpty() ? languages.identify(title, text, null).code() : said;
        return new Text(line.path("id"), language, title, text, entities.link(language, title, text));
    }

    private static boolean hasNext(MappingIterator<JsonNode> inputs, int number) throws IOException {
        try {
            return inputs.hasNextValue();
        } catch (JsonProcessingException e) {
            throw new UserError("input number " + number + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
