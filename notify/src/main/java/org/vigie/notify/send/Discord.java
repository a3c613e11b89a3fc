package org.vigie.notify.send;

import java.time.Instant;
import org.vigie.contract.Json;
import org.vigie.notify.message.Message;
import org.vigie.notify.message.Wording;

/** A webhook of Discord. It is told to call nobody, whatever the text says, and to show no previews. */
record Discord(Wording wording) implements Format {
    /** Discord's limit, in characters. */
    private static final int LONGEST = 2_000;
    /** Discord's {@code SUPPRESS_EMBEDS}. */
    private static final int NO_PREVIEWS = 1 << 2;

    @Override
    public Request write(Message message, Instant now) {
        var text = wording.of(message);
        var lines = "**" + Markdown.escape(text.headline()) + "**\n" + text.body(Markdown::line, Markdown::escape);
        var body = Json.MAPPER
                .createObjectNode()
                .put("content", Lines.fitting(lines, LONGEST))
                .put("flags", NO_PREVIEWS);
        body.putObject("allowed_mentions").putArray("parse");
        return Request.of(body);
    }
}
