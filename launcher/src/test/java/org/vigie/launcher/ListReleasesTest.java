package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListReleasesTest {
    @ParameterizedTest
    @CsvSource({
        "1043000000000, 1T",
        "1600000000000, 1.6T",
        "671000000000, 671B",
        "27000000000, 27B",
        "1500000000, 1.5B",
        "600000000, 600M",
        "22700000, 22.7M"
    })
    void aSizeIsWrittenAsModelMakersDo(long parameters, String written) {
        assertThat(ListReleases.size(LongNode.valueOf(parameters))).isEqualTo(written);
    }

    @Test
    void anUnknownSizeIsAHyphen() {
        assertThat(ListReleases.size(MissingNode.getInstance())).isEqualTo("-");
    }
}
