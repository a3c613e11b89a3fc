package org.vigie.notify.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.vigie.contract.Alert;

/**
 * What marks repetitions of a message: a hash of the channel, of what is told of which alerts, and of the moment, since the
 * same may be told again later, when it was taken back in between. A repetition has the key from the ledger.
 */
public final class IdempotencyKey {
    private static final int BYTES = 16;

    private IdempotencyKey() {}

    /** In 32 hexadecimal digits, whatever the order of the alerts. */
    public static String of(String channel, Collection<Alert> alerts, Instant at) {
        var told = alerts.stream()
                .map(alert -> alert.id() + '\n' + alert.version() + '\n' + alert.title() + '\n' + alert.withdrawn())
                .sorted()
                .collect(Collectors.joining("\n", channel + '\n' + at + '\n', ""));
        return HexFormat.of().formatHex(sha256(told), 0, BYTES);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
