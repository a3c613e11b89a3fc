package org.vigie.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who may know whom. The services meet in Kafka topics and in the index, never in code. */
class ModuleRulesTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("org.vigie");

    @Test
    void theContractKnowsNobody() {
        noClasses()
                .that()
                .resideInAPackage("org.vigie.contract..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.vigie.ingest..",
                        "org.vigie.enrich..",
                        "org.vigie.sink..",
                        "org.vigie.notify..",
                        "org.vigie.dashboard..",
                        "org.vigie.launcher..")
                .check(OURS);
    }

    @Test
    void theServicesNeverSeeEachOther() {
        for (var service : new String[] {"ingest", "enrich", "sink", "notify", "dashboard"}) {
            noClasses()
                    .that()
                    .resideInAPackage("org.vigie." + service + "..")
                    .should()
                    .dependOnClassesThat(DescribedPredicate.describe(
                            "belong to another service",
                            other -> other.getPackageName().startsWith("org.vigie.")
                                    && !other.getPackageName().startsWith("org.vigie.contract")
                                    && !other.getPackageName().startsWith("org.vigie." + service)))
                    .check(OURS);
        }
    }

    @Test
    void noStepOfEnrichLooksAtAClock() {
        noClasses()
                .that()
                .resideInAPackage("org.vigie.enrich..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(OURS);
    }

    @Test
    void thePackagesHaveNoCycles() {
        slices().matching("org.vigie.(*)..").should().beFreeOfCycles().check(OURS);
        slices().matching("org.vigie.enrich.(*)..").should().beFreeOfCycles().check(OURS);
        slices().matching("org.vigie.ingest.(*)..").should().beFreeOfCycles().check(OURS);
        slices().matching("org.vigie.notify.(*)..").should().beFreeOfCycles().check(OURS);
        slices().matching("org.vigie.dashboard.(*)..").should().beFreeOfCycles().check(OURS);
    }
}
