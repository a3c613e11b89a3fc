package org.vigie.launcher.servers;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server$;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.metadata.BrokerRegistration;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Controller and broker in one, as Kafka's own {@code KafkaRaftServer} makes them, but one after the other: the broker
 * starts when its former self counts as dead.
 *
 * <p>Otherwise it takes up its former life from the log for the three seconds until then, and what happens to a transaction
 * that was about to end is a matter of luck. Its end is sent to the former address; when the broker is declared dead, its
 * partitions have no leader for a moment, and since 4.3.0 that is taken for a deleted partition (KAFKA-20734): the
 * transaction is called ended, and whoever reads what is committed waits for that end for ever.
 */
final class KafkaNode {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaNode.class);

    private final SharedServer shared;
    private final ControllerServer controller;
    private final BrokerServer broker;

    KafkaNode(KafkaConfig config) {
        var folders = KafkaRaftServer.initializeLogDirs(config, LOG, "");
        var identity = folders._1();
        shared = new SharedServer(
                config,
                identity,
                Time.SYSTEM,
                Server$.MODULE$.initializeMetrics(
                        config, Time.SYSTEM, identity.clusterId().orElseThrow()),
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                QuorumConfig.parseBootstrapServers(config.quorumConfig().bootstrapServers()),
                new StandardFaultHandlerFactory(),
                ServerSocketFactory.INSTANCE);
        controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), folders._2());
        broker = new BrokerServer(shared);
    }

    /** Returns when the broker answers. */
    void startup() {
        controller.startup();
        awaitEndOfFormerLife();
        broker.startup();
    }

    private void awaitEndOfFormerLife() {
        var watch = new FormerLife();
        shared.loader().installPublishers(List.of(watch)).join();
        watch.isOver.join();
        shared.loader().removeAndClosePublisher(watch).join();
    }

    void shutdown() {
        broker.shutdown();
        controller.shutdown();
    }

    /** Sees in the metadata when no broker is alive any more. */
    private static final class FormerLife implements MetadataPublisher {
        private final CompletableFuture<Void> isOver = new CompletableFuture<>();

        @Override
        public String name() {
            return "FormerLife";
        }

        @Override
        public void onMetadataUpdate(MetadataDelta delta, MetadataImage image, LoaderManifest manifest) {
            if (image.cluster().brokers().values().stream().allMatch(BrokerRegistration::fenced)) {
                isOver.complete(null);
            }
        }

        /** The node stops, and nobody is to wait for ever. */
        @Override
        public void close() {
            isOver.completeExceptionally(new IllegalStateException("Kafka was stopped while it started"));
        }
    }
}
