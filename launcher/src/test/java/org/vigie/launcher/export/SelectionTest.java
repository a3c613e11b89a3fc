package org.vigie.launcher.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.contract.UserError;

class SelectionTest {
    @Test
    void daysBelongToTheRangeAndAnInstantEndsIt() {
        assertThat(new Selection().between("start", "2026-03-01", "2026-03-31").query())
                .hasToString("{\"bool\":{\"filter\":[{\"range\":{\"start\":{\"gte\":\"2026-03-01T00:00:00Z\","
                        + "\"lt\":\"2026-04-01T00:00:00Z\"}}}]}}");
        assertThat(new Selection()
                        .between("start", null, "2026-03-31T12:00:00Z")
                        .query())
                .hasToString("{\"bool\":{\"filter\":[{\"range\":{\"start\":{\"lt\":\"2026-03-31T12:00:00Z\"}}}]}}");
    }

    @Test
    void whatIsNotGivenIsNoCondition() {
        var all = new Selection()
                .between("start", null, null)
                .oneOf("topic", "topics", List.of())
                .without("no-copies", "duplicateOf", false)
                .matching(null);
        assertThat(all.query()).hasToString("{\"bool\":{\"filter\":[]}}");
        assertThat(all.given()).isEmpty();
    }

    @Test
    void whatIsGivenIsSaidAsGivenAndAsSent() {
        var some = new Selection()
                .oneOf("topic", "topics", List.of("b", "a"))
                .without("no-copies", "duplicateOf", true)
                .matching("open AND weights");
        assertThat(some.query())
                .hasToString(
                        "{\"bool\":{\"filter\":[{\"terms\":{\"topics\":[\"a\",\"b\"]}},{\"query_string\":{\"query\":"
                                + "\"open AND weights\",\"fields\":[\"title\",\"summary\",\"content\"]}}],"
                                + "\"must_not\":[{\"exists\":{\"field\":\"duplicateOf\"}}]}}");
        assertThat(some.given().toString()).isEqualTo("{topic=[a, b], no-copies=true, query=open AND weights}");
    }

    @Test
    void aTimeThatIsNoneIsNamed() {
        assertThatThrownBy(() -> Moment.since("March"))
                .isInstanceOf(UserError.class)
                .hasMessage("--since March: a day such as 2026-03-01, or an instant such as 2026-03-01T12:00:00Z");
    }
}
