package org.vigie.enrich.order;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.TopicPartition;

/** Gives all partitions to one member of the consumer group; the others stand by. Made by Kafka from its name. */
public final class OneOwner implements ConsumerPartitionAssignor {
    @Override
    public String name() {
        return "one-owner";
    }

    @Override
    public GroupAssignment assign(Cluster cluster, GroupSubscription group) {
        var members = group.groupSubscription().entrySet();
        var owner = members.stream().min(Map.Entry.comparingByKey());
        var assignments = new HashMap<String, Assignment>();
        members.forEach(member -> assignments.put(member.getKey(), new Assignment(List.of())));
        owner.ifPresent(member -> assignments.put(
                member.getKey(), new Assignment(all(cluster, member.getValue().topics()))));
        return new GroupAssignment(assignments);
    }

    private static List<TopicPartition> all(Cluster cluster, List<String> topics) {
        return topics.stream()
                .flatMap(topic -> cluster.partitionsForTopic(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }
}
