package org.vigie.ingest;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Item;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.ingest.fetch.FetchConfig;
import org.vigie.ingest.fetch.FetchConfigBuilder;
import org.vigie.ingest.replay.PollLog;
import org.vigie.ingest.replay.RecordedWeb;

/** What the recorded feeds and the recorded hub tell the real poller: each feed once a day, the hub every six hours. */
public final class RecordedPolls {
    private static final Duration HUB_EVERY = Duration.ofHours(6);

    private RecordedPolls() {}

    /**
     * What a source has told; one of both is there.
     *
     * @param at of the poll
     */
    public record Told(
            Instant at, @Nullable Item item, @Nullable ModelSnapshot model) {}

    /** Whether the recordings are here. */
    public static boolean areHere() {
        return RecordedWeb.isHere();
    }

    /**
     * In the order of the polls.
     *
     * @param hubSince when the hub is polled first
     * @param until all polls are before
     */
    public static List<Told> all(Instant hubSince, Instant until) throws IOException, InterruptedException {
        var told = new ArrayList<Told>();
        try (var web = new RecordedWeb()) {
            for (var log : RecordedWeb.logs()) {
                var name = RecordedWeb.name(log);
                var days = PollLog.read(log).days().stream()
                        .filter(day -> day.isBefore(until))
                        .toList();
                var id = name.replaceAll("[^a-z0-9]+", "-");
                told.addAll(polled(web, source(id, Source.Kind.FEED, web.address(name)), days));
            }
            var moments = new ArrayList<Instant>();
            for (var moment = hubSince; moment.isBefore(until); moment = moment.plus(HUB_EVERY)) {
                moments.add(moment);
            }
            told.addAll(polled(web, source("hub", Source.Kind.HUGGING_FACE, web.hub()), moments));
        }
        told.sort(Comparator.comparing(Told::at));
        return told;
    }

    private static Source source(String id, Source.Kind kind, String url) {
        // A kept connection waits 40 ms for each answer, since the script writes head and body apart.
        return SourceBuilder.builder(Source.of(id, kind, url))
                .every(HUB_EVERY.dividedBy(2))
                .headers(Map.of("Connection", "close"))
                .build();
    }

    private static List<Told> polled(RecordedWeb web, Source source, List<Instant> moments)
            throws IOException, InterruptedException {
        var told = new ArrayList<Told>();
        if (moments.isEmpty()) {
            return told;
        }
        var fetching = FetchConfigBuilder.builder(FetchConfig.byHand()).byResponseDate(true);
        try (var polling = new PolledSource(source, moments.getFirst(), fetching)) {
            for (var moment : moments) {
                web.setClock(moment);
                var outcome = polling.nextAt(moment);
                outcome.items().forEach(item -> told.add(new Told(moment, item, null)));
                outcome.models().forEach(model -> told.add(new Told(moment, null, model)));
            }
        }
        return told;
    }
}
