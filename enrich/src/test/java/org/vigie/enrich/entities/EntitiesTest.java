package org.vigie.enrich.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.vigie.contract.Entity;
import org.vigie.enrich.developers.DevelopersFile;

class EntitiesTest {
    private static final Entities ENTITIES =
            new Entities(DevelopersFile.shipped().developers());

    private static List<String> ids(String language, String text) {
        return ENTITIES.link(language, text, "").stream().map(Entity::id).toList();
    }

    /** {@code entities.txt}: language, text, ids in the order of their first mention. */
    @ParameterizedTest
    @CsvFileSource(resources = "/entities.txt", delimiter = '|', maxCharsPerColumn = 10_000)
    void names(String language, String text, String ids) {
        assertThat(String.join(" ", ids(language, text))).isEqualTo(ids == null ? "" : ids);
    }
}
