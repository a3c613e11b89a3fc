package org.vigie.launcher;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsContext;
import org.apache.kafka.common.metrics.MetricsReporter;

/** Counts the Kafka clients that are opened with it as a reporter of metrics. Made by Kafka from its name. */
public final class OpenedClients implements MetricsReporter {
    static final String SETTING = "kafka.client.metric.reporters=" + OpenedClients.class.getName();

    private static final ConcurrentMap<String, Integer> OPENED = new ConcurrentHashMap<>();

    /** Since the last time, by what they are: kafka.consumer, kafka.producer, kafka.admin.client. */
    static Map<String, Integer> take() {
        var opened = Map.copyOf(OPENED);
        OPENED.clear();
        return opened;
    }

    @Override
    public void contextChange(MetricsContext context) {
        OPENED.merge(context.contextLabels().getOrDefault(MetricsContext.NAMESPACE, "?"), 1, Integer::sum);
    }

    @Override
    public void init(List<KafkaMetric> metrics) {}

    @Override
    public void metricChange(KafkaMetric metric) {}

    @Override
    public void metricRemoval(KafkaMetric metric) {}

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public void close() {}
}
