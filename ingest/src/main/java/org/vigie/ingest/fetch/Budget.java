package org.vigie.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How many requests a host still takes from us in the running window, as it says itself: {@code RateLimit: "api";r=489;t=112}
 * and {@code RateLimit-Policy: "fixed window";"api";q=500;w=300} (draft-ietf-httpapi-ratelimit-headers). A host may have
 * several windows; the one that matters is the one nearest to its end. The older {@code X-RateLimit-Remaining} and {@code
 * X-RateLimit-Reset}, which GitHub sends, are read as well.
 *
 * @param remaining requests
 * @param quota requests in a whole window, 0 where the host does not say
 * @param reset time until the window ends
 */
record Budget(long remaining, long quota, Duration reset) {
    /** This part of a budget is left alone, since what others of our network ask for may come out of it, too. */
    private static final int ONE_IN = 50;

    private static final int LEAST_KEPT = 2;

    private static final Pattern MEMBER = Pattern.compile("(?:\"[^\"]*\"|[^,\"])+");
    private static final Pattern NAME = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NUMBER = Pattern.compile("\\b([rtqw])\\s*=\\s*([0-9]{1,12})(?![0-9.])");

    private static final Pattern WHOLE = Pattern.compile("([0-9]{1,12})(?:\\.0*)?");
    /** A larger number of seconds is a time, not a duration. */
    private static final long LONGEST_DURATION = 1_000_000_000;

    /**
     * Null where the host says nothing that can be understood.
     *
     * @param now when it said so
     */
    static @Nullable Budget of(Headers headers, Instant now) {
        var structured = structured(headers);
        return structured == null ? older(headers, now) : structured;
    }

    private static @Nullable Budget older(Headers headers, Instant now) {
        var remaining = whole(headers.get("X-RateLimit-Remaining"));
        var reset = whole(headers.get("X-RateLimit-Reset"));
        if (remaining == null || reset == null) {
            return null;
        }
        var quota = whole(headers.get("X-RateLimit-Limit"));
        long seconds = reset < LONGEST_DURATION ? reset : reset - now.getEpochSecond();
        return new Budget(remaining, quota == null ? 0 : quota, Duration.ofSeconds(Math.max(0, seconds)));
    }

    private static @Nullable Long whole(@Nullable String text) {
        var form = WHOLE.matcher(text == null ? "" : text.strip());
        return form.matches() ? Long.valueOf(form.group(1)) : null;
    }

    private static @Nullable Budget structured(Headers headers) {
        var quotas = quotas(headers.values("RateLimit-Policy"));
        Budget worst = null;
        for (var member : members(headers.values("RateLimit"))) {
            var numbers = numbers(member);
            var remaining = numbers.get("r");
            if (remaining != null) {
                long quota = names(member).stream()
                        .mapToLong(name -> quotas.getOrDefault(name, 0L))
                        .max()
                        .orElse(0);
                var budget = new Budget(remaining, quota, Duration.ofSeconds(numbers.getOrDefault("t", 0L)));
                worst = worst == null || budget.left() < worst.left() ? budget : worst;
            }
        }
        return worst;
    }

    private static Map<String, Long> quotas(List<String> policies) {
        var quotas = new HashMap<String, Long>();
        for (var member : members(policies)) {
            var quota = numbers(member).get("q");
            if (quota != null) {
                names(member).forEach(name -> quotas.put(name, quota));
            }
        }
        return quotas;
    }

    private static List<String> members(List<String> fields) {
        var members = new ArrayList<String>();
        var found = MEMBER.matcher(String.join(",", fields));
        while (found.find()) {
            members.add(found.group());
        }
        return members;
    }

    private static List<String> names(String member) {
        return NAME.matcher(member).results().map(name -> name.group(1)).toList();
    }

    private static Map<String, Long> numbers(String member) {
        var numbers = new HashMap<String, Long>();
        NUMBER.matcher(NAME.matcher(member).replaceAll(""))
                .results()
                .forEach(number -> numbers.put(number.group(1), Long.valueOf(number.group(2))));
        return numbers;
    }

    /** Requests that may still be made before the rest is left alone. */
    private long left() {
        return remaining - Math.max(LEAST_KEPT, quota / ONE_IN);
    }

    boolean isUsedUp() {
        return remaining == 0 && reset.isPositive();
    }

    /** Whether it is time to wait for the next window. */
    boolean isNearlyUsed() {
        return left() <= 0 && reset.isPositive();
    }
}
