package org.vigie.dashboard.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vigie.contract.Json;

class FiltersTest {
    private static void assertAsks(String value, String filter, String not) throws Exception {
        var bool = new Filters().maybe("country", value).query().path("bool");
        assertThat(bool.path("filter")).as(value).isEqualTo(Json.MAPPER.readTree(filter));
        assertThat(bool.path("must_not")).as(value).isEqualTo(Json.MAPPER.readTree(not));
    }

    @Test
    void whatIsUnknownIsOtherThanAValueUnlessItHasToBeKnown() throws Exception {
        var isChina = "[{\"term\": {\"country\": \"CN\"}}]";
        var isKnown = "[{\"exists\": {\"field\": \"country\"}}]";
        assertAsks("CN", isChina, "[]");
        assertAsks("-", "[]", isKnown);
        assertAsks("*", isKnown, "[]");
        assertAsks("!CN", "[]", isChina);
        assertAsks("*!CN", isKnown, isChina);
    }
}
