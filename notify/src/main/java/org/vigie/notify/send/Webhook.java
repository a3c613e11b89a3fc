package org.vigie.notify.send;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.vigie.contract.Json;
import org.vigie.notify.message.Message;
import org.vigie.notify.message.Wording;

/**
 * A signed webhook: whoever knows the secret can tell that a request comes from this Vigie, and from its time that it is no old
 * one that somebody has recorded.
 */
record Webhook(Wording wording, String secret) implements Format {
    private static final String ALGORITHM = "HmacSHA256";

    @Override
    public Request write(Message message, Instant now) {
        var text = wording.of(message);
        var body = Json.MAPPER
                .createObjectNode()
                .put("id", message.idempotencyKey())
                .put("channel", message.channel().name())
                .put("headline", text.headline());
        var alerts = body.putArray("alerts");
        for (var told : message.told()) {
            alerts.addObject()
                    .put("change", told.change().name().toLowerCase(Locale.ROOT))
                    .put("former", told.former() == null ? null : told.former().title())
                    .put("text", wording.line(told).plain())
                    .set("alert", Json.MAPPER.valueToTree(told.alert()));
        }
        var bytes = Request.of(body).body();
        var timestamp = Long.toString(now.getEpochSecond());
        return new Request(
                bytes,
                Map.of(
                        "Vigie-Event-Id",
                        message.idempotencyKey(),
                        "Vigie-Timestamp",
                        timestamp,
                        "Vigie-Signature",
                        "v1=" + sign(timestamp, bytes, secret)));
    }

    /** HMAC-SHA256 of {@code timestamp.body}, in hexadecimal digits. */
    static String sign(String timestamp, byte[] body, String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Webhook";
    }
}
