package org.vigie.launcher;

import org.vigie.contract.KafkaConfig;

/**
 * A configuration with the addresses of servers that run.
 *
 * @param config with the addresses
 */
record Connected(Config config) {
    /** Throws a {@link org.vigie.contract.UserError} where no server is configured and none runs. */
    static Connected of(Config config) {
        return new Connected(config.withKafka(Running.kafka(config)).withElasticsearch(Running.elasticsearch(config)));
    }

    KafkaConfig kafka() {
        return config.kafka();
    }

    Epochs epochs() {
        return new Epochs(kafka());
    }
}
