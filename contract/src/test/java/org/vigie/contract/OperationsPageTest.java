package org.vigie.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can go wrong has one word everywhere, and the operations page explains each. */
class OperationsPageTest {
    @ParameterizedTest
    @MethodSource
    void everyFailureAndReasonIsExplained(String label) throws Exception {
        assertThat(Files.readString(Path.of("..", "docs", "operations.md"))).contains("| **" + label + "** |");
    }

    static Stream<String> everyFailureAndReasonIsExplained() {
        return Stream.concat(
                Arrays.stream(Failure.values()).map(Failure::label),
                Arrays.stream(Reason.values()).map(Reason::label));
    }
}
