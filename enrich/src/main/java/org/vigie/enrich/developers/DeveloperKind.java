package org.vigie.enrich.developers;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.vigie.contract.Definition;
import org.vigie.contract.Developer;
import org.vigie.contract.Json;
import org.vigie.enrich.definitions.DefinitionKind;

/** Developers as they cross Kafka. */
public final class DeveloperKind implements DefinitionKind<Developer> {
    public static final DeveloperKind INSTANCE = new DeveloperKind();

    private static final int VERSION_LENGTH = 12;

    private DeveloperKind() {}

    @Override
    public String name() {
        return "developer";
    }

    @Override
    public String id(Developer developer) {
        return developer.id();
    }

    /** Its version is a hash of the content. */
    @Override
    public Definition write(Developer developer) {
        try {
            var content = Json.MAPPER.writeValueAsString(developer).getBytes(StandardCharsets.UTF_8);
            var hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            return Definition.ofDeveloper(hash.substring(0, VERSION_LENGTH), developer);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Developer read(String key, Definition definition) throws RefusedException {
        var developer = definition.developer();
        if (developer == null) {
            throw new RefusedException("there is no developer in it");
        }
        var problems = new ArrayList<String>();
        DeveloperForm.read(DeveloperForm.texts(developer), (field, what) -> problems.add(field + " " + what));
        if (!developer.id().equals(idOf(key))) {
            problems.add("its id is " + developer.id());
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(String.join("; ", problems));
        }
        return developer;
    }

    /** What two of them claim. */
    @Override
    public List<String> problems(Map<String, Developer> known, Collection<Developer> wanted) {
        return Contradictions.of(wanted).problems();
    }
}
