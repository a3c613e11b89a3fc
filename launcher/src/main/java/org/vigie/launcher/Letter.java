package org.vigie.launcher;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.DeadLetter.Redriven;
import org.vigie.contract.UserError;

/**
 * A dead letter where it lies.
 *
 * @param writtenAt when it was refused
 * @param redriven where and when its record was put back, null where it was not
 */
record Letter(
        Address address,
        Instant writtenAt,
        DeadLetter letter,
        @Nullable Redriven redriven) {

    /** A place in the topic of dead letters, as people write it: {@code 3:17}. */
    record Address(int partition, long offset) implements Comparable<Address> {
        static Address parse(String text) {
            try {
                var parts = text.split(":", -1);
                if (parts.length == 2) {
                    var address = new Address(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
                    if (address.partition >= 0 && address.offset >= 0) {
                        return address;
                    }
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new UserError("\"" + text + "\" is no address of a dead letter: PARTITION:OFFSET such as 3:17, as"
                    + " \"vigie dead-letters list\" shows it");
        }

        @Override
        public int compareTo(Address other) {
            return partition == other.partition
                    ? Long.compare(offset, other.offset)
                    : Integer.compare(partition, other.partition);
        }

        @Override
        public String toString() {
            return partition + ":" + offset;
        }
    }
}
