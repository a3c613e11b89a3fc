package org.vigie.enrich.alert;

import java.time.Instant;
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
import org.vigie.contract.JsonSerde;
import org.vigie.contract.Model.Kind;
import org.vigie.contract.Model.Owner;
import org.vigie.contract.Release;

/**
 * The rule {@link Alert#NEW_RELEASE}: a developer of the registry has published the first repository of a release. Told
 * once for each release, whatever is added to it later; never of noise, of another format of something older, or of what
 * was there before anybody looked.
 */
public final class AlertOnRelease implements ProcessorSupplier<String, Release, String, Alert> {
    private static final String STORE = "alerted-releases";

    /** That an alert was given, and when the thing was seen. */
    record Given(Instant at) {}

    @Override
    public Processor<String, Release, String, Alert> get() {
        return new Tell();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), new JsonSerde<>(Given.class)));
    }

    static boolean isNews(Release release) {
        return release.owner() == Owner.REGISTERED
                && release.repository() != null
                && release.noise() == null
                && release.kind() != Kind.QUANTISATION
                && !release.history();
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private static final class Tell implements Processor<String, Release, String, Alert> {
        private ProcessorContext<String, Alert> context;
        private KeyValueStore<String, Given> store;

        @Override
        public void init(ProcessorContext<String, Alert> context) {
            this.context = context;
            this.store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, Release> record) {
            @Nullable Release release = record.value();
            if (release == null || !isNews(release) || store.get(record.key()) != null) {
                return;
            }
            store.put(record.key(), new Given(release.firstSeenAt()));
            var alert = alert(release);
            context.forward(record.withKey(alert.id()).withValue(alert));
        }
    }

    private static Alert alert(Release release) {
        return new Alert(
                Alert.NEW_RELEASE + "/" + release.id(),
                Alert.NEW_RELEASE,
                release.firstSeenAt(),
                release.id(),
                release.developerName() + ": " + release.name(),
                release.developerName(),
                release.country(),
                release.address());
    }
}
