package org.vigie.launcher.servers;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings of the one broker: everything once, everything small, nothing forgotten. */
final class EmbeddedKafkaConfig {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String BROKER = "BROKER";
    private static final String INTERNAL = "INTERNAL";
    private static final String MEBIBYTE = "1048576";
    private static final int LARGEST_RECORD_BYTES = 16 << 20;

    private EmbeddedKafkaConfig() {}

    static Map<String, String> of(Path home, int brokerPort, int controllerPort) {
        var all = new HashMap<String, String>();
        network(all, brokerPort, controllerPort);
        internalTopics(all);
        memory(all);
        all.put("log.dirs", home.toString());
        all.put("auto.create.topics.enable", "false");
        all.put("message.max.bytes", Integer.toString(LARGEST_RECORD_BYTES));
        all.put("replica.fetch.max.bytes", Integer.toString(LARGEST_RECORD_BYTES));
        all.put("default.replication.factor", "1");
        all.put("min.insync.replicas", "1");
        all.put("group.initial.rebalance.delay.ms", "0");
        // After a crash the broker is let in again when its former self counts as dead: by default after 9 s.
        all.put("broker.heartbeat.interval.ms", "500");
        all.put("broker.session.timeout.ms", "3000");
        // A machine that was off for a fortnight must find the places where its readers were: a year, not a week.
        all.put("offsets.retention.minutes", Integer.toString(365 * 24 * 60));
        return all;
    }

    /**
     * Static voters: they are read at every start, so that the controller's port may differ each time. What the broker sends to
     * itself, such as the end of a transaction, has a port that is its own from the first moment on. The clients' port opens
     * seconds after it was chosen, and whoever took it meanwhile, maybe another broker, would be sent what is meant for us.
     */
    private static void network(Map<String, String> all, int brokerPort, int controllerPort) {
        all.put("process.roles", "broker,controller");
        all.put("node.id", Integer.toString(NODE));
        all.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        all.put("controller.listener.names", CONTROLLER);
        all.put("inter.broker.listener.name", INTERNAL);
        all.put(
                "listener.security.protocol.map",
                BROKER + ":PLAINTEXT," + INTERNAL + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        var broker = BROKER + "://127.0.0.1:" + brokerPort + "," + INTERNAL + "://127.0.0.1:0";
        all.put("listeners", broker + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        all.put("advertised.listeners", broker);
    }

    /** Fifty partitions each by default, each with its files: too many for one machine. Fixed once they exist. */
    private static void internalTopics(Map<String, String> all) {
        all.put("offsets.topic.num.partitions", "4");
        all.put("offsets.topic.replication.factor", "1");
        all.put("transaction.state.log.num.partitions", "4");
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("share.coordinator.state.topic.num.partitions", "1");
        all.put("share.coordinator.state.topic.replication.factor", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
    }

    private static void memory(Map<String, String> all) {
        all.put("num.network.threads", "2");
        all.put("num.io.threads", "4");
        all.put("background.threads", "4");
        // Taken as a whole at start: 128 MB by default.
        all.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
        all.put("log.segment.bytes", Integer.toString(256 << 20));
        all.put("log.index.size.max.bytes", MEBIBYTE);
        // The metadata log's heartbeat: two writes a second by default, for followers we do not have.
        all.put("metadata.max.idle.interval.ms", "5000");
    }
}
