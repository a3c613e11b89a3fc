package org.vigie.notify.send;

import java.time.Duration;
import org.vigie.contract.PublicWeb;
import org.vigie.contract.Settings;

/**
 * How messages are sent.
 *
 * @param web where webhooks may lead
 * @param requestLongest how long one attempt may take
 * @param retryFirst longest wait before the first repetition; it doubles with each one
 * @param retryLongest where the doubling ends
 * @param giveUp after this time a message that the receiver cannot take counts as refused
 * @param mail the server for mail
 */
public record SendConfig(
        PublicWeb web,
        Duration requestLongest,
        Duration retryFirst,
        Duration retryLongest,
        Duration giveUp,
        MailConfig mail) {

    /** Reads {@code notify.*}. */
    public static SendConfig read(Settings settings) {
        var config = new SendConfig(
                PublicWeb.read(settings, "notify.networks.allowed"),
                settings.duration("notify.request.longest", Duration.ofSeconds(10), "longest time for one attempt"),
                settings.duration("notify.retry.first", Duration.ofSeconds(1), "longest wait before the first retry"),
                settings.duration("notify.retry.longest", Duration.ofMinutes(5), "longest wait between two retries"),
                settings.duration("notify.retry.until", Duration.ofHours(6), "when a message is given up"),
                MailConfig.read(settings));
        if (config.retryFirst.compareTo(config.retryLongest) > 0) {
            settings.problem("notify.retry.first: longer than notify.retry.longest");
        }
        return config;
    }
}
