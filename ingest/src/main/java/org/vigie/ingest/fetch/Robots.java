package org.vigie.ingest.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Network;

/**
 * What hosts allow robots to read (RFC 9309). Asked once a day for each host. No file (4xx) allows everything; a host that
 * fails (5xx, no answer) allows nothing until it is asked again an hour later. A crawl delay becomes the host's gap.
 * Thread-safe; waits for the host's answer.
 */
public final class Robots {
    /** The product token, as publishers write it into their files. */
    private static final List<String> NAMES = List.of("vigie");

    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration KEPT_AFTER_FAILURE = Duration.ofHours(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);
    private static final int MOST_HOSTS = 10_000;
    private static final int LARGEST = 512 << 10;

    private final Fetcher fetcher;
    private final InstantSource clock;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();

    public Robots(Fetcher fetcher, InstantSource clock) {
        this.fetcher = fetcher;
        this.clock = clock;
    }

    private record Rules(BaseRobotRules rules, Instant until) {}

    private static final class Host {
        private final ReentrantLock asking = new ReentrantLock();
        private volatile @Nullable Rules known;
    }

    /**
     * Whether the page that a request is for may be read.
     *
     * @throws InterruptedException when the thread is told to stop while it waits
     */
    public boolean allow(FetchRequest request) throws InterruptedException {
        var url = HttpUrl.parse(request.address());
        return url != null && rules(url, request.allowed()).isAllowed(request.address());
    }

    private BaseRobotRules rules(HttpUrl url, List<Network> allowed) throws InterruptedException {
        var file = url.newBuilder("/robots.txt");
        if (file == null) {
            return new SimpleRobotRules(RobotRulesMode.ALLOW_NONE);
        }
        var address = file.username("").password("").build();
        if (hosts.size() > MOST_HOSTS) {
            hosts.clear();
        }
        var host = hosts.computeIfAbsent(address.toString(), any -> new Host());
        host.asking.lockInterruptibly();
        try {
            var known = host.known;
            if (known == null || known.until.isBefore(clock.instant())) {
                known = ask(address, allowed);
                host.known = known;
            }
            return known.rules;
        } finally {
            host.asking.unlock();
        }
    }

    private Rules ask(HttpUrl file, List<Network> allowed) throws InterruptedException {
        var answer = fetcher.fetch(new FetchRequest(file.toString(), null, null, Map.of(), allowed));
        var rules = switch (answer) {
            case FetchResult.Fresh fresh -> parse(file, fresh);
            case FetchResult.NotModified never ->
                new SimpleRobotRules(RobotRulesMode.ALLOW_ALL); // nobody asked for one
            case FetchResult.Failed failed ->
                new SimpleRobotRules(
                        failed.status() >= 400 && failed.status() < 500 && failed.status() != 429
                                ? RobotRulesMode.ALLOW_ALL
                                : RobotRulesMode.ALLOW_NONE);
        };
        boolean isFailure = answer instanceof FetchResult.Failed && rules.isAllowNone();
        return new Rules(rules, clock.instant().plus(isFailure ? KEPT_AFTER_FAILURE : KEPT));
    }

    private SimpleRobotRules parse(HttpUrl file, FetchResult.Fresh answer) {
        var body = answer.body().length > LARGEST ? Arrays.copyOf(answer.body(), LARGEST) : answer.body();
        var parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
        var rules = parser.parseContent(file.toString(), body, answer.contentType(), NAMES);
        if (rules.getCrawlDelay() > 0) {
            var delay = Duration.ofMillis(rules.getCrawlDelay());
            fetcher.slowDown(file, delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY);
        }
        return rules;
    }
}
