package org.vigie.notify.send;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.vigie.contract.Json;
import org.vigie.notify.message.Message;
import org.vigie.notify.message.Text;
import org.vigie.notify.message.Wording;
import org.vigie.notify.plan.Destination;

/**
 * A topic of ntfy, whose name is the last part of the address. It is published as JSON to the server's root: in headers, as the
 * usual way is, a title could break out. The text is not read as Markdown unless one asks for it.
 */
record Ntfy(Wording wording, Destination.Hook hook) implements Format {
    /** ntfy's limit, in bytes; longer messages become attachments. A character has at most three of them here. */
    private static final int LONGEST = 4_096 / 3;

    @Override
    public URI address(URI configured) {
        var path = configured.getRawPath() == null ? "" : configured.getRawPath();
        return configured.resolve(path.substring(0, path.lastIndexOf('/') + 1));
    }

    @Override
    public Request write(Message message, Instant now) {
        var text = wording.of(message);
        var path = hook.address().getPath() == null ? "" : hook.address().getPath();
        var body = Json.MAPPER
                .createObjectNode()
                .put("topic", path.substring(path.lastIndexOf('/') + 1))
                .put("title", text.headline())
                .put("message", Lines.fitting(text.body(Text.Line::plain, more -> more), LONGEST));
        var first = text.lines().getFirst();
        if (first.url() != null) {
            body.put("click", first.url());
        }
        return Request.of(body, hook.secret() == null ? Map.of() : Map.of("Authorization", "Bearer " + hook.secret()));
    }
}
