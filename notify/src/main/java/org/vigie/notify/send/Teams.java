package org.vigie.notify.send;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.vigie.contract.Json;
import org.vigie.notify.message.Message;
import org.vigie.notify.message.Text;
import org.vigie.notify.message.Wording;

/**
 * A workflow of Microsoft Teams: an Adaptive Card in a message. All texts are runs of a {@code RichTextBlock}, which are never
 * read as Markdown, so that there is nothing to escape.
 */
record Teams(Wording wording) implements Format {
    @Override
    public Request write(Message message, Instant now) {
        var text = wording.of(message);
        var body = Json.MAPPER.createObjectNode().put("type", "message");
        var card = body.putArray("attachments")
                .addObject()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .putObject("content")
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        var blocks = card.putArray("body");
        run(block(blocks), text.headline()).put("weight", "bolder").put("size", "medium");
        text.lines().forEach(line -> line(block(blocks), line));
        if (text.more() != null) {
            run(block(blocks), text.more());
        }
        return Request.of(body);
    }

    private static ArrayNode block(ArrayNode blocks) {
        return blocks.addObject().put("type", "RichTextBlock").putArray("inlines");
    }

    private static void line(ArrayNode block, Text.Line line) {
        run(block, line.before());
        var title = run(block, line.title());
        if (line.url() != null) {
            title.putObject("selectAction").put("type", "Action.OpenUrl").put("url", line.url());
        }
        if (!line.after().isEmpty()) {
            run(block, line.after());
        }
    }

    private static ObjectNode run(ArrayNode block, String text) {
        return block.addObject().put("type", "TextRun").put("text", text);
    }
}
