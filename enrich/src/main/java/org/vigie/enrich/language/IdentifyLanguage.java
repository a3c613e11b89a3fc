package org.vigie.enrich.language;

import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.EnrichedItemBuilder;
import org.vigie.contract.Item;
import org.vigie.contract.Language;
import org.vigie.enrich.state.JsonStore;
import org.vigie.enrich.unify.Unified;

/**
 * By item: its language, as its words, its feed's declaration and the {@link Habit} of its source have it. Each partition of
 * items knows the habits of what passes there: a source's items are spread over all of them, and each learns alike.
 */
public final class IdentifyLanguage implements FixedKeyProcessorSupplier<String, Unified, EnrichedItem> {
    private static final String STORE = "habits-of-sources";

    /** UTF-16 units: from here on words say by themselves in which language they are. */
    private static final int LONG = 60;

    private static final double CERTAIN = 0.99;

    private final Languages languages;
    private final Timer timer;

    /** @param timer of each item */
    public IdentifyLanguage(Languages languages, Timer timer) {
        this.languages = languages;
        this.timer = timer;
    }

    @Override
    public FixedKeyProcessor<String, Unified, EnrichedItem> get() {
        return new Identify();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(JsonStore.of(STORE, Habit.class));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private final class Identify implements FixedKeyProcessor<String, Unified, EnrichedItem> {
        private FixedKeyProcessorContext<String, EnrichedItem> context;
        private KeyValueStore<String, Habit> habits;

        @Override
        public void init(FixedKeyProcessorContext<String, EnrichedItem> context) {
            this.context = context;
            this.habits = context.getStateStore(STORE);
        }

        @Override
        public void process(FixedKeyRecord<String, Unified> record) {
            var unified = record.value();
            var item = unified.item();
            @Nullable Habit known = habits.get(item.source());
            var habit = known == null ? Habit.NONE : known;
            var begun = Timer.start();
            var reading = languages.read(item.title(), item.text());
            var language = reading.language(item.declaredLanguage(), habit);
            begun.stop(timer);
            var now = unified.version() == 1 ? after(habit, item, reading) : habit;
            if (!now.equals(habit)) {
                habits.put(item.source(), now);
            }
            context.forward(record.withValue(begun(unified, language)));
        }
    }

    /**
     * The habit of a source with one more item of it, if that says by its words alone in which language it is: what is declared
     * and the habit itself must not speak for themselves.
     */
    public static Habit after(Habit habit, Item item, Reading reading) {
        if (item.title().length() + item.text().length() < LONG) {
            return habit;
        }
        var language = reading.language(null, Habit.NONE);
        return language.confidence() < CERTAIN || language.code().equals(Language.UNDETERMINED)
                ? habit
                : habit.after(language.code());
    }

    private static EnrichedItem begun(Unified unified, Language language) {
        return EnrichedItemBuilder.builder()
                .item(unified.item())
                .version(unified.version())
                .sources(List.copyOf(unified.revisions().keySet()))
                .formerMonths(List.copyOf(unified.formerMonths()))
                .language(language)
                .entities(List.of())
                .topics(List.of())
                .build();
    }
}
