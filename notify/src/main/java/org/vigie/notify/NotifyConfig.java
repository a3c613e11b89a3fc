package org.vigie.notify;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Settings;
import org.vigie.contract.UserError;
import org.vigie.notify.plan.Plan;
import org.vigie.notify.plan.PlanFile;
import org.vigie.notify.plan.Secrets;
import org.vigie.notify.send.Couriers;
import org.vigie.notify.send.SendConfig;

/**
 * Who is told what, and how.
 *
 * @param file with channels, routes and silences; null for none, and then nobody is told anything
 * @param oldest an alert whose event was longer ago when it is first seen is not told
 * @param secrets what the file names
 */
public record NotifyConfig(@Nullable Path file, Duration oldest, Secrets secrets, SendConfig send) {

    /** Reads {@code notify.*}. */
    public static NotifyConfig read(Settings settings) {
        var file = settings.optionalText("notify.config", "file that says who is told what");
        return new NotifyConfig(
                file == null ? null : Path.of(file),
                settings.duration("notify.oldest", Duration.ofDays(1), "oldest event that people are told of"),
                Secrets.read(settings),
                SendConfig.read(settings));
    }

    /** The same with another file. */
    public NotifyConfig with(Path other) {
        return new NotifyConfig(other, oldest, secrets, send);
    }

    /**
     * Reads the file.
     *
     * @throws UserError with all problems, or where no file is configured
     */
    public Plan plan() {
        if (file == null) {
            throw new UserError(
                    "nobody is told anything: set notify.config=FILE (or VIGIE_NOTIFY_CONFIG) to a file with"
                            + " channels and routes, as docs/alerts.md describes it");
        }
        var plan = PlanFile.read(file, secrets);
        Couriers.require(plan.channels(), send);
        return plan;
    }
}
