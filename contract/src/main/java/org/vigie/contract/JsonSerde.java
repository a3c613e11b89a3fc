package org.vigie.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes a record as JSON. Thread-safe.
 *
 * @param <T> the record
 */
public final class JsonSerde<T> implements Serde<T> {
    private final boolean nullable;
    private final Class<T> type;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    /** A serde that takes a null for what it is: a removal, or nothing stored. */
    public JsonSerde(Class<T> type) {
        this(type, true);
    }

    private JsonSerde(Class<T> type, boolean nullable) {
        this.nullable = nullable;
        this.type = type;
        this.reader = Json.MAPPER.readerFor(type);
        this.writer = Json.MAPPER.writerFor(type);
    }

    /** A serde for a topic on which null means nothing: it is refused as anything else that is no {@code T}. */
    static <T> JsonSerde<T> required(Class<T> type) {
        return new JsonSerde<>(type, false);
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> write(value);
    }

    /** Throws {@link SerializationException} with the place and the cause on anything that is not a {@code T}. */
    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> read(topic, bytes);
    }

    @SuppressWarnings("NullAway") // null stands for "removed" on a compacted topic and is passed on as it is
    private byte[] write(@Nullable T value) {
        try {
            return value == null ? null : writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new SerializationException("cannot write " + type.getSimpleName() + " as JSON", e);
        }
    }

    @SuppressWarnings("NullAway")
    private T read(String topic, byte @Nullable [] bytes) {
        if (bytes == null && nullable) {
            return null;
        }
        if (bytes == null) {
            throw new SerializationException("not a " + type.getSimpleName() + " in " + topic + ": no value");
        }
        try {
            T value = reader.readValue(bytes);
            var missing = Completeness.missingPart(value);
            if (missing != null) {
                throw new SerializationException(
                        "not a " + type.getSimpleName() + " in " + topic + ": it has no " + missing);
            }
            return value;
        } catch (IOException e) {
            throw new SerializationException(
                    "not a " + type.getSimpleName() + " in " + topic + ": " + e.getMessage(), e);
        }
    }
}
