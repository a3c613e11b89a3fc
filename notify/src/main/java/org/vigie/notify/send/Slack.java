package org.vigie.notify.send;

import java.time.Instant;
import org.vigie.contract.Json;
import org.vigie.notify.message.Message;
import org.vigie.notify.message.Text;
import org.vigie.notify.message.Wording;

/**
 * An incoming webhook of Slack. What would call people ({@code <!channel>}) begins with {@code <}; escaping the three characters
 * that Slack names makes all of it text.
 */
record Slack(Wording wording) implements Format {
    /** Slack's limit for a header, in characters. */
    private static final int LONGEST_HEADER = 150;

    @Override
    public Request write(Message message, Instant now) {
        var text = wording.of(message);
        var body = Json.MAPPER.createObjectNode().put("text", escape(text.headline()));
        body.put("unfurl_links", false);
        var blocks = body.putArray("blocks");
        blocks.addObject()
                .put("type", "header")
                .putObject("text")
                .put("type", "plain_text")
                .put("emoji", false)
                .put("text", Lines.cut(text.headline(), LONGEST_HEADER));
        for (var line : text.body(Slack::line, Slack::escape).split("\n")) {
            blocks.addObject()
                    .put("type", "section")
                    .putObject("text")
                    .put("type", "mrkdwn")
                    .put("verbatim", true)
                    .put("text", line);
        }
        return Request.of(body);
    }

    private static String line(Text.Line line) {
        var title = escape(line.title());
        var link = line.url() == null ? title : "<" + escape(line.url()) + "|" + title + ">";
        return escape(line.before()) + link + escape(line.after());
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
