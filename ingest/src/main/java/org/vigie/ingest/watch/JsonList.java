package org.vigie.ingest.watch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Failure;
import org.vigie.contract.Json;
import org.vigie.contract.Watch;
import org.vigie.ingest.feed.CharacterEncoding;
import org.vigie.ingest.feed.DateReader;
import org.vigie.ingest.feed.Html;
import org.vigie.ingest.feed.Links;
import org.vigie.ingest.feed.Origin;

/**
 * The entries of a list in JSON. Where nothing is said, the whole answer is the list, and each field is called as it is in
 * {@link Watch}; a link may also be called {@code url}.
 */
final class JsonList {
    private static final int NAMES_SHOWN = 8;

    private final Watch watch;
    private final byte[] body;
    private final Origin origin;

    JsonList(Watch watch, byte[] body, Origin origin) {
        this.watch = watch;
        this.body = body;
        this.origin = origin;
    }

    WatchedList read() throws UnwatchableException {
        var path = watch.entries() == null ? "" : watch.entries();
        var list = list(path);
        var place = path.isEmpty() ? "in the answer" : "at \"" + path + "\"";
        if (list.isEmpty()) {
            throw new UnwatchableException(Failure.NOTHING_MATCHED, "the list " + place + " is empty");
        }
        Candidates.requireNotTooMany(list.size(), "records stand " + place);
        var candidates = new Candidates(list.size() == 1 ? "record stands " + place : "records stand " + place);
        for (var entry : list) {
            add(entry, candidates);
        }
        return candidates.list(null, null, list.size());
    }

    private List<JsonNode> list(String path) throws UnwatchableException {
        var root = tree();
        var found = root.at(JsonField.pointer(path));
        if (found.isMissingNode()) {
            throw new UnwatchableException(
                    Failure.NOTHING_MATCHED,
                    "nothing stands at \"" + path + "\"; " + reached(root, JsonField.pointer(path)));
        }
        var list = new ArrayList<JsonNode>();
        if (found.isArray()) {
            found.forEach(list::add);
            return list;
        }
        throw new UnwatchableException(
                Failure.NOTHING_MATCHED,
                (path.isEmpty() ? "the answer" : "what stands at \"" + path + "\"") + " is no list but "
                        + inWords(found));
    }

    private JsonNode tree() throws UnwatchableException {
        var text = CharacterEncoding.decode(body, origin.contentType());
        try {
            var root = Json.MAPPER.readTree(text);
            if (root != null && !root.isMissingNode()) {
                return root;
            }
        } catch (JsonProcessingException e) {
            if (text.stripLeading().startsWith("<")) {
                throw EmptyHanded.instead("JSON", text, body, origin);
            }
            throw new UnwatchableException(
                    Failure.UNREADABLE, "it cannot be parsed as JSON: " + e.getOriginalMessage());
        }
        throw EmptyHanded.instead("JSON", text, body, origin);
    }

    /** What stands where the path leads nowhere. */
    private static String reached(JsonNode root, JsonPointer path) {
        var at = root;
        var way = new StringBuilder();
        var rest = path;
        while (!rest.matches() && !at.at(first(rest)).isMissingNode()) {
            at = at.at(first(rest));
            way.append(way.isEmpty() ? "" : "/").append(rest.getMatchingProperty());
            rest = rest.tail();
        }
        return (way.isEmpty() ? "the answer is " : "at \"" + way + "\" is ") + inWords(at);
    }

    private static JsonPointer first(JsonPointer path) {
        return JsonPointer.empty().appendProperty(path.getMatchingProperty());
    }

    private static String inWords(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var names = new ArrayList<String>();
                node.fieldNames().forEachRemaining(names::add);
                yield names.isEmpty()
                        ? "an empty object"
                        : "an object with " + String.join(", ", names.subList(0, Math.min(names.size(), NAMES_SHOWN)))
                                + (names.size() > NAMES_SHOWN ? " ..." : "");
            }
            case ARRAY -> "a list of " + node.size();
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            default -> "null";
        };
    }

    private void add(JsonNode entry, Candidates candidates) {
        var link = Links.resolveIfAny(origin.base(), link(entry));
        if (link == null || !Links.isWebAddress(link)) {
            candidates.addUseless();
            return;
        }
        var id = JsonField.text(entry, or(watch.id(), "id"));
        candidates.add(
                id.isEmpty() ? null : id,
                link,
                Html.plainText(Html.escape(JsonField.text(entry, or(watch.title(), "title"))))
                        .replace('\n', ' '),
                DateReader.read(JsonField.text(entry, or(watch.date(), "date"))),
                watch.summary() == null ? "" : Html.sanitise(JsonField.text(entry, watch.summary()), origin.base()),
                null);
    }

    private String link(JsonNode entry) {
        var said = watch.link();
        if (said == null) {
            var link = JsonField.text(entry, "link");
            return link.isEmpty() ? JsonField.text(entry, "url") : link;
        }
        return JsonField.isTemplate(said) ? JsonField.filledIn(said, entry) : JsonField.text(entry, said);
    }

    private static String or(@Nullable String said, String usual) {
        return said == null ? usual : said;
    }
}
