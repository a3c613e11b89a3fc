package org.vigie.notify.plan;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where messages go.
 *
 * @param name stands in the ledger, in metrics and in logs
 * @param language of the messages
 * @param digest when everything since the last one is told in one message; null for at once
 * @param quiet when nobody is disturbed; null for never
 */
public record Channel(
        String name,
        Kind kind,
        Locale language,
        Destination destination,
        @Nullable Digest digest,
        @Nullable QuietHours quiet) {

    /** What is at the other end. */
    public enum Kind {
        WEBHOOK,
        SLACK,
        MATTERMOST,
        DISCORD,
        TEAMS,
        NTFY,
        MAIL,
        FEED;

        /** Alerts that one message has room for, each with a long title and address. */
        public int most() {
            return switch (this) {
                case WEBHOOK, FEED -> Integer.MAX_VALUE;
                case DISCORD, NTFY -> 8;
                case SLACK, MATTERMOST, TEAMS, MAIL -> 20;
            };
        }

        /** Such as {@code webhook}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
