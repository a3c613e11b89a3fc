package org.vigie.enrich.count;

import java.util.Locale;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.vigie.contract.Count.Made;
import org.vigie.contract.Count.Measure;
import org.vigie.contract.Count.Period;
import org.vigie.contract.Model.Owner;

/** Sends the changes that matter to a period's concentration to that period: releases of developers with a country. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
final class PeriodOfCountry implements Processor<String, Change, String, Change> {
    private static final Set<Period> LONG_ENOUGH = Set.of(Period.WEEK, Period.MONTH);

    private ProcessorContext<String, Change> context;

    @Override
    public void init(ProcessorContext<String, Change> context) {
        this.context = context;
    }

    @Override
    public void process(Record<String, Change> change) {
        var cell = change.value().cell();
        Made made = cell.made();
        if (LONG_ENOUGH.contains(cell.period())
                && cell.country() != null
                && made != null
                && made.owner() == Owner.REGISTERED) {
            context.forward(change.withKey(id(cell)));
        }
    }

    private static String id(Cell cell) {
        return String.join(
                "/",
                Measure.CONCENTRATION.name().toLowerCase(Locale.ROOT),
                cell.period().name().toLowerCase(Locale.ROOT),
                cell.start().toString());
    }
}
