package org.vigie.enrich.alert;

import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.contract.AlertBuilder;
import org.vigie.contract.JsonSerde;
import org.vigie.contract.Model.Kind;
import org.vigie.contract.Model.Owner;
import org.vigie.contract.Release;

/**
 * The rule {@link Alert#NEW_RELEASE}: a developer of the registry has published the first repository of a release. There is
 * one alert for each release, whatever is added to it later; none of noise, of another format of something older, or of
 * what was there before anybody looked.
 *
 * <p>The alert is a function of the release as it now stands. Repositories reach their release in any order, so one that
 * shows that the release is an old one may come last: then the alert is withdrawn.
 */
public final class AlertOnRelease implements ProcessorSupplier<String, Release, String, Alert> {
    private static final String STORE = "alerts-on-releases";

    @Override
    public Processor<String, Release, String, Alert> get() {
        return new Tell();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), new JsonSerde<>(Alert.class)));
    }

    /** Why a release is nothing to tell of; null where it is. */
    static @Nullable String objection(@Nullable Release release) {
        if (release == null) {
            return "nothing belongs to the release any more";
        }
        if (release.owner() != Owner.REGISTERED) {
            return "its owner is not in the registry";
        }
        if (release.repository() == null) {
            return "it has no repository";
        }
        if (release.noise() != null) {
            return "it is noise: " + release.noise().name().toLowerCase(Locale.ROOT);
        }
        if (release.kind() == Kind.QUANTISATION) {
            return "it is another format of something older";
        }
        return release.history() ? "it was there before anybody looked" : null;
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private static final class Tell implements Processor<String, Release, String, Alert> {
        private ProcessorContext<String, Alert> context;
        private KeyValueStore<String, Alert> store;

        @Override
        public void init(ProcessorContext<String, Alert> context) {
            this.context = context;
            this.store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, Release> record) {
            @Nullable Release release = record.value();
            @Nullable Alert before = store.get(record.key());
            var objection = objection(release);
            if (objection != null) {
                withdraw(record, before, objection);
                return;
            }
            var now = alert(release);
            var standing = before == null || before.at().equals(now.at())
                    ? before
                    : withdraw(record, before, "it was seen at another time"); // its index may be that of another year
            tell(record, standing, now);
        }

        private @Nullable Alert withdraw(Record<String, Release> record, @Nullable Alert before, String objection) {
            return before == null || before.withdrawn() != null
                    ? before
                    : tell(
                            record,
                            before,
                            AlertBuilder.builder(before).withdrawn(objection).build());
        }

        /** Returns the alert as it now stands. */
        private Alert tell(Record<String, Release> record, @Nullable Alert before, Alert alert) {
            long version = before == null ? 0 : before.version();
            if (before != null
                    && AlertBuilder.builder(alert).version(version).build().equals(before)) {
                return before;
            }
            var now = AlertBuilder.builder(alert).version(version + 1).build();
            store.put(record.key(), now);
            context.forward(record.withKey(now.id()).withValue(now));
            return now;
        }
    }

    private static Alert alert(Release release) {
        return AlertBuilder.builder()
                .id(Alert.NEW_RELEASE + "/" + release.id())
                .rule(Alert.NEW_RELEASE)
                .at(release.firstSeenAt())
                .release(release.id())
                .title(release.developerName() + ": " + release.name())
                .developer(release.developerName())
                .country(release.country())
                .url(release.address())
                .build();
    }
}
