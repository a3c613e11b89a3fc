package org.vigie.enrich.stories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.Language;
import org.vigie.contract.Story;
import org.vigie.enrich.copies.Judgement;
import org.vigie.enrich.copies.Verdict;
import org.vigie.enrich.state.JsonStore;

/**
 * By language: gives each item its story. An item keeps its story when it is revised, for people may have seen it there; it
 * moves when it turns out to be a copy of an item in another one, and leaves with its language.
 *
 * <p>Stored are one record for each item that says its story, one for each story that items can still join, and how often
 * terms stand in texts: a table for each language that is written once a day, and the terms of the texts since. What is
 * compared with is built from them in memory at each start.
 */
final class JoinStories implements ProcessorSupplier<String, Judgement, String, Told> {
    private static final String PLACES = "stories-of-items";
    private static final String LIVE = "live-stories";
    private static final String FREQUENCIES = "term-frequencies";
    private static final String TODAY = "terms-of-today";

    /** Where an item is. */
    record Place(String language, String story) {}

    /**
     * A text that the table of its language does not know yet.
     *
     * @param place in its story, from 1
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Counted(String language, long[] terms, int place) {}

    @Override
    public Processor<String, Judgement, String, Told> get() {
        return new Join();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        // In one order: the description of the topology is part of a process's name.
        return new LinkedHashSet<>(List.of(
                JsonStore.of(PLACES, Place.class),
                JsonStore.of(LIVE, LiveStory.class),
                JsonStore.of(FREQUENCIES, Frequencies.Table.class),
                JsonStore.of(TODAY, Counted.class)));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private static final class Join implements Processor<String, Judgement, String, Told> {
        private final Joining joining = Joining.shipped();
        private ProcessorContext<String, Told> context;
        private KeyValueStore<String, Place> places;
        private KeyValueStore<String, LiveStory> live;
        private KeyValueStore<String, Frequencies.Table> frequencies;
        private KeyValueStore<String, Counted> today;
        private Map<String, Stories> languages;

        @Override
        public void init(ProcessorContext<String, Told> context) {
            this.context = context;
            this.places = context.getStateStore(PLACES);
            this.live = context.getStateStore(LIVE);
            this.frequencies = context.getStateStore(FREQUENCIES);
            this.today = context.getStateStore(TODAY);
            this.languages = new HashMap<>();
            try (var texts = today.all()) {
                texts.forEachRemaining(entry ->
                        in(entry.value.language()).frequencies().add(entry.value.terms(), entry.value.place()));
            }
            try (var stories = live.all()) {
                stories.forEachRemaining(entry -> in(entry.value.language()).restore(entry.value));
            }
        }

        private Stories in(String language) {
            return languages.computeIfAbsent(language, code -> {
                Frequencies.@Nullable Table table = frequencies.get(code);
                return new Stories(code, joining, table == null ? new Frequencies() : Frequencies.of(table));
            });
        }

        @Override
        public void process(Record<String, Judgement> record) {
            var enriched = record.value().enriched();
            @Nullable Place before = places.get(record.value().item());
            if (enriched == null) {
                leave(record, before);
                return;
            }
            var story = before == null || !before.language().equals(record.key())
                    ? placed(record, enriched)
                    : kept(record, enriched, before.story());
            places.put(enriched.item().id(), new Place(record.key(), story));
            var verdict = new Verdict(enriched.withStory(story), record.value().judged());
            context.forward(record.withKey(enriched.item().id()).withValue(new Told(verdict, null)));
        }

        private void leave(Record<String, Judgement> record, @Nullable Place before) {
            var item = record.value().item();
            if (before != null && before.language().equals(record.key())) {
                places.delete(item);
                remove(record, item, before.story());
            }
        }

        private String placed(Record<String, Judgement> record, EnrichedItem enriched) {
            var item = Newcomer.of(enriched);
            if (record.key().equals(Language.UNDETERMINED)) {
                return item.opens();
            }
            var stories = in(record.key());
            if (stories.isBehind(item)) {
                forward(record, LiveStory.alone(item, record.key()));
                return item.opens();
            }
            var original = original(record.key(), enriched);
            var joined = original == null ? null : stories.putCopy(item, original);
            stories.expire(item).forEach(live::delete);
            if (joined == null) {
                if (stories.beginDay(item)) {
                    keepFrequencies(record.key(), stories);
                }
                joined = stories.place(item);
                count(record.key(), item, joined.told());
            }
            tell(record, joined);
            return joined.id();
        }

        /** Where it was, but for what turns out to be a copy of an item in another story. */
        private String kept(Record<String, Judgement> record, EnrichedItem enriched, String before) {
            var item = Newcomer.of(enriched);
            var original = original(record.key(), enriched);
            var joined = original == null || original.equals(before)
                    ? null
                    : in(record.key()).putCopy(item, original);
            if (joined == null) {
                revise(record, item, before);
                return before;
            }
            remove(record, item.id(), before);
            tell(record, joined);
            return joined.id();
        }

        private void revise(Record<String, Judgement> cause, Newcomer item, String story) {
            var stories = in(cause.key());
            var before = stories.get(story);
            var now = before == null ? null : stories.revise(item, story);
            if (before == null || now == null || now.equals(before)) {
                return;
            }
            if (now.told().equals(before.told())) {
                live.put(story, now);
            } else {
                tell(cause, now);
            }
        }

        private void remove(Record<String, Judgement> cause, String item, String story) {
            var now = in(cause.key()).remove(item, story);
            if (now != null) {
                tell(cause, now);
            }
        }

        /** The story of what it copies. */
        private @Nullable String original(String language, EnrichedItem enriched) {
            var duplicate = enriched.duplicate();
            @Nullable Place place = duplicate == null ? null : places.get(duplicate.of());
            return place == null || !place.language().equals(language) ? null : place.story();
        }

        private void count(String language, Newcomer item, Story story) {
            today.put(
                    story.id() + "/" + story.version(),
                    new Counted(language, item.gist().terms(), story.items()));
        }

        private void keepFrequencies(String language, Stories stories) {
            frequencies.put(language, stories.frequencies().table());
            var counted = new ArrayList<String>();
            try (var texts = today.all()) {
                texts.forEachRemaining(entry -> {
                    if (entry.value.language().equals(language)) {
                        counted.add(entry.key);
                    }
                });
            }
            counted.forEach(today::delete);
        }

        /** One without items is stored no more. */
        private void tell(Record<String, Judgement> cause, LiveStory story) {
            if (story.told().items() > 0) {
                live.put(story.id(), story);
            } else {
                live.delete(story.id());
            }
            forward(cause, story.told());
        }

        private void forward(Record<String, Judgement> cause, Story story) {
            context.forward(cause.withKey(story.id()).withValue(new Told(null, story)));
        }
    }
}
