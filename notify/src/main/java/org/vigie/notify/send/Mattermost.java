package org.vigie.notify.send;

import java.time.Instant;
import org.vigie.contract.Json;
import org.vigie.notify.message.Message;
import org.vigie.notify.message.Wording;

/**
 * An incoming webhook of Mattermost. It reads Markdown, Slack's {@code <!channel>} and {@code @all}: there is neither a bare
 * {@code <} nor an {@code @} before a name.
 */
record Mattermost(Wording wording) implements Format {
    /** Mattermost's limit for a post, in characters. */
    private static final int LONGEST = 16_383;

    @Override
    public Request write(Message message, Instant now) {
        var text = wording.of(message);
        var lines = "**" + Markdown.escape(text.headline()) + "**\n\n"
                + text.body(line -> "* " + Markdown.line(line), Markdown::escape);
        // Its reader of Slack's form looks at raw text, before Markdown takes the backslash away.
        var body = Json.MAPPER.createObjectNode().put("text", Lines.fitting(lines.replace("\\<", "&lt;"), LONGEST));
        return Request.of(body);
    }
}
