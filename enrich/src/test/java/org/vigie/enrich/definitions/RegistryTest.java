package org.vigie.enrich.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Developer;
import org.vigie.enrich.developers.DeveloperKind;
import org.vigie.enrich.developers.DevelopersFile;

class RegistryTest {
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void whatIsDerivedIsMadeOnceHoweverManyDefinitionsCame() {
        var registry = new Registry<>(DeveloperKind.INSTANCE, List.of());
        var size = registry.derived(known -> {
            made.incrementAndGet();
            return known.size();
        });

        IntStream.range(0, 400).forEach(number -> tell(registry, "d-" + number));

        assertThat(size.get()).isEqualTo(400);
        assertThat(size.get()).isEqualTo(400);
        assertThat(made).hasValue(1);
        tell(registry, "one-more");
        assertThat(size.get()).isEqualTo(401);
        assertThat(made).hasValue(2);
    }

    @Test
    void theListIsTheSameUntilSomethingChanges() {
        var registry = new Registry<>(DeveloperKind.INSTANCE, List.of(developer("shipped")));

        assertThat(registry.inForce())
                .isSameAs(registry.inForce())
                .extracting(Developer::id)
                .containsExactly("shipped");
        tell(registry, "defined");
        assertThat(registry.inForce()).extracting(Developer::id).containsExactly("defined", "shipped");
        registry.tell("developer/shipped", () -> null);
        assertThat(registry.inForce()).extracting(Developer::id).containsExactly("defined");
    }

    @Test
    void definitionsThatWereThereFirstTakeThePlaceOfTheStart() {
        var registry = new Registry<>(DeveloperKind.INSTANCE, List.of(developer("shipped")));
        tell(registry, "defined");

        assertThat(registry.inForce()).extracting(Developer::id).containsExactly("defined");
    }

    @Test
    void aVersionChangesWithTheContentOnly() {
        assertThat(DeveloperKind.INSTANCE.write(developer("a")).version())
                .isEqualTo(DeveloperKind.INSTANCE.write(developer("a")).version())
                .isNotEqualTo(DeveloperKind.INSTANCE.write(developer("b")).version());
    }

    private static void tell(Registry<Developer> registry, String id) {
        assertThat(registry.tell(DeveloperKind.INSTANCE.key(id), () -> DeveloperKind.INSTANCE.write(developer(id))))
                .isTrue();
    }

    private static Developer developer(String id) {
        return DevelopersFile.parse("- {id: " + id + ", name: " + id + ", country: none, kind: lab}", "a test")
                .developers()
                .getFirst();
    }
}
