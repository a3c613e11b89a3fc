package org.vigie.ingest.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a list, each read by itself.
 *
 * @param read what could be used, in order
 * @param refused what could not
 */
record Records<T>(List<T> read, List<Page.Refused> refused) {
    private static final int LONGEST_NAME = 200;
    private static final int SEVERAL = 3;

    /** Reads one record. */
    @FunctionalInterface
    interface Reader<T> {
        /**
         * Null for one that is left out on purpose.
         *
         * @param place in the list, from 1
         */
        @Nullable
        T read(JsonRecord record, int place) throws UnusableRecordException;
    }

    /** @throws UnreadableHubException when none of several can be used: the hub has another form than we know */
    static <T> Records<T> of(JsonNode list, String idField, Reader<T> reader) throws UnreadableHubException {
        var records = new Records<T>(new ArrayList<>(), new ArrayList<>());
        int place = 0;
        for (var node : list) {
            place++;
            try {
                var read = reader.read(JsonRecord.of(node), place);
                if (read != null) {
                    records.read.add(read);
                }
            } catch (UnusableRecordException e) {
                records.refused.add(new Page.Refused(name(node, idField), node.toString(), e.getMessage()));
            }
        }
        if (records.read.isEmpty() && records.refused.size() >= SEVERAL) {
            throw new UnreadableHubException(
                    "none of its " + records.refused.size() + " records can be used; the first: "
                            + records.refused.getFirst().why());
        }
        return records;
    }

    /** Its id where it has one, else all of it as far as that is short. */
    private static String name(JsonNode node, String idField) {
        var id = node.path(idField);
        var name = id.isValueNode() && !id.isNull() ? id.asText() : node.toString();
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
