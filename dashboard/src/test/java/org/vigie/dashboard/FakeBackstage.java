package org.vigie.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Delivery;
import org.vigie.dashboard.backstage.Backstage;
import org.vigie.dashboard.backstage.Known;
import org.vigie.dashboard.backstage.PolledSource;
import org.vigie.dashboard.backstage.Silence;
import org.vigie.dashboard.backstage.Tellings;
import org.vigie.dashboard.words.TopicName;

/** Says what it was told; what is null nobody knows. */
public final class FakeBackstage implements Backstage {
    public @Nullable List<PolledSource> sources;
    public @Nullable Instant sourcesAt;
    public @Nullable List<Delivery> deliveries;
    public @Nullable List<Silence> silences;
    public Function<String, @Nullable Tellings> tellings = item -> null;

    @Override
    public Optional<Known<List<PolledSource>>> sources() {
        return sources == null || sourcesAt == null ? Optional.empty() : Optional.of(new Known<>(sources, sourcesAt));
    }

    @Override
    public Optional<List<Delivery>> deliveries() {
        return Optional.ofNullable(deliveries);
    }

    @Override
    public Optional<List<Silence>> silences() {
        return Optional.ofNullable(silences);
    }

    @Override
    public Optional<Tellings> tellings(String item, Instant since, int expected) {
        return Optional.ofNullable(tellings.apply(item));
    }

    @Override
    public Map<String, TopicName> topics() {
        return Map.of();
    }
}
