package org.vigie.enrich.developers;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import org.vigie.contract.Definition;
import org.vigie.contract.Developer;
import org.vigie.contract.Json;

/** A developer as a definition crosses Kafka. */
public final class DeveloperDefinition {
    private static final String PREFIX = "developer/";
    private static final int VERSION_LENGTH = 12;

    private DeveloperDefinition() {}

    /** What is wrong with a definition, in a sentence. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String why) {
            super(why);
        }
    }

    /** The Kafka key. */
    public static String key(String id) {
        return PREFIX + id;
    }

    /** Whether a key is that of a developer. */
    public static boolean isKey(String key) {
        return key.startsWith(PREFIX);
    }

    /** The id of the developer that a key is of. */
    public static String id(String key) {
        return key.substring(PREFIX.length());
    }

    /** The Kafka value; its version is a hash of the content. */
    public static Definition of(Developer developer) {
        try {
            var content = Json.MAPPER.writeValueAsString(developer).getBytes(StandardCharsets.UTF_8);
            var hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            return new Definition(hash.substring(0, VERSION_LENGTH), developer);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The developer whom a definition defines.
     *
     * @throws RefusedException for one that does not keep the rules, whoever wrote it
     */
    static Developer read(String key, Definition definition) throws RefusedException {
        var developer = definition.developer();
        if (developer == null) {
            throw new RefusedException("there is no developer in it");
        }
        var problems = new ArrayList<String>();
        DeveloperForm.read(DeveloperForm.texts(developer), (field, what) -> problems.add(field + " " + what));
        if (!developer.id().equals(id(key))) {
            problems.add("its id is " + developer.id());
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(String.join("; ", problems));
        }
        return developer;
    }
}
