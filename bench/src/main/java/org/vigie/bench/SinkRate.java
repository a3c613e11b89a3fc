package org.vigie.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.vigie.contract.ElasticsearchConfig;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.Settings;
import org.vigie.launcher.servers.ElasticsearchProcess;
import org.vigie.launcher.servers.Port;
import org.vigie.sink.Sink;
import org.vigie.sink.SinkConfig;

/**
 * The sink, which reads a backlog in Kafka and writes it to Elasticsearch, beside a bare loader that writes the same
 * documents to the same server: as many in a request, as many requests in flight. Round by round, the two in turns.
 */
final class SinkRate {
    private static final String ITEMS = "vigie-items";

    private final KafkaConfig kafka;
    private final Settings settings;
    private final SinkConfig config;
    private final int number;
    private final BulkLoader loader;

    private SinkRate(KafkaConfig kafka, ElasticsearchProcess elasticsearch, int number, int requests) {
        this.kafka = kafka;
        this.number = number;
        settings = Settings.of(
                Map.of("elasticsearch.url", elasticsearch.address().toString(), "sink.bulk.requests", "" + requests));
        config = SinkConfig.read(settings);
        loader = new BulkLoader(elasticsearch.address());
    }

    /** @param args folder of feeds, number of items, rounds, and how many requests are in flight: {@code 1 2 4} */
    public static void main(String[] args) throws Exception {
        int number = Integer.parseInt(args[1]);
        int rounds = Integer.parseInt(args[2]);
        try (var broker = new BenchKafka("sink-rate");
                var elasticsearch = elasticsearch(broker.folder())) {
            var kafka = broker.under("vigie.");
            var items = ManyItems.items(Path.of(args[0]), number);
            EnrichedBacklog.send(kafka, number, items::get);
            for (var requests : Arrays.copyOfRange(args, 3, args.length)) {
                new SinkRate(kafka, elasticsearch, number, Integer.parseInt(requests)).rounds(rounds);
            }
        }
        System.exit(0);
    }

    private static ElasticsearchProcess elasticsearch(Path folder) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var files = Files.newDirectoryStream(Path.of("../launcher/target/dist"), "elasticsearch-*.zip")) {
            return ElasticsearchProcess.start(
                    files.iterator().next(), folder.resolve("elasticsearch"), Port.any(), 1024);
        }
    }

    private void rounds(int rounds) throws Exception {
        sink(); // and the compilers have seen it once
        var documents = loader.new Documents(ITEMS);
        if (documents.size() != number) {
            throw new IllegalStateException(documents.size() + " documents of " + number);
        }
        load(documents);
        System.out.printf(
                "%d documents of %.0f bytes, %d in a request, %d requests in flight%n",
                number, documents.averageBytes(), config.bulkDocuments(), config.bulkRequests());
        var ratios = new ArrayList<Double>();
        for (int round = 1; round <= rounds; round++) {
            boolean isSinkFirst = round % 2 == 0;
            double early = isSinkFirst ? sink() : load(documents);
            double late = isSinkFirst ? load(documents) : sink();
            double sink = isSinkFirst ? early : late;
            double bare = isSinkFirst ? late : early;
            ratios.add(sink / bare);
            System.out.printf("  sink %6.0f/s, bare loader %6.0f/s, ratio %.2f%n", sink, bare, sink / bare);
        }
        ratios.sort(null);
        System.out.printf(
                "ratio: median %.2f, from %.2f to %.2f%n",
                ratios.get(ratios.size() / 2), ratios.getFirst(), ratios.getLast());
    }

    private double load(BulkLoader.Documents documents) throws Exception {
        loader.delete(ITEMS + "-*");
        return documents.load(config.bulkDocuments(), config.bulkRequests());
    }

    /** From the first answer on, as the loader: before it the sink joins its consumer group. */
    private double sink() throws Exception {
        loader.delete(ITEMS + "-*");
        try (var admin = Admin.create(kafka.clientSettings())) {
            var group = kafka.group("sink");
            if (admin.listGroups().valid().get().stream()
                    .anyMatch(known -> known.groupId().equals(group))) {
                admin.deleteConsumerGroups(List.of(group)).all().get();
            }
        }
        var meters = new SimpleMeterRegistry();
        try (var sink = new Sink(kafka, ElasticsearchConfig.read(settings), config, meters)) {
            sink.start();
            double before = awaitMore(meters, 0);
            long start = System.nanoTime();
            awaitMore(meters, number - 1);
            return (number - before) * 1e9 / (System.nanoTime() - start);
        }
    }

    private static double awaitMore(SimpleMeterRegistry meters, double documents) throws InterruptedException {
        while (true) {
            var written =
                    meters.find("sink.documents").tag("outcome", "acknowledged").counter();
            if (written != null && written.count() > documents) {
                return written.count();
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
