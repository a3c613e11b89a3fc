package org.vigie.enrich.alert;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.contract.Alert.Lasting;
import org.vigie.contract.AlertBuilder;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.Template;

/** What all alerts of a rule have in common. */
final class Form {
    private Form() {}

    /**
     * An alert that lacks its time, its evidence and its version.
     *
     * @param id of the thing under the rule
     * @param labels of the thing
     * @param values that the text may name besides the labels
     */
    static AlertBuilder alert(
            Rule rule, String id, String title, Map<String, String> labels, Map<String, String> values) {
        var all = new TreeMap<>(labels);
        all.putAll(rule.labels());
        all.put("rule", rule.id());
        all.put("severity", rule.severity().name().toLowerCase(Locale.ROOT));
        var named = new TreeMap<>(all);
        named.put("title", title);
        named.putAll(values);
        var texts = new TreeMap<String, String>();
        rule.text().forEach((language, text) -> texts.put(language, Template.fill(text, named)));
        return AlertBuilder.builder()
                .id(rule.id() + "/" + id)
                .rule(rule.id())
                .ruleVersion(rule.version())
                .severity(rule.severity())
                .name(rule.name())
                .title(title)
                .labels(all)
                .texts(texts);
    }

    /** An alert of which nothing was told yet. */
    static Alert first(Alert alert) {
        return AlertBuilder.builder(alert).version(1).build();
    }

    /** One that tells of a state, when that is over. */
    static Alert ended(Alert alert, Instant until) {
        var since = alert.lasting() == null ? alert.at() : alert.lasting().since();
        return AlertBuilder.builder(alert)
                .lasting(new Lasting(since, until))
                .version(alert.version() + 1)
                .build();
    }

    /** An alert in the place of another one; null where it says nothing else. */
    static @Nullable Alert after(@Nullable Alert before, Alert now) {
        long version = before == null ? 0 : before.version();
        return AlertBuilder.builder(now).version(version).build().equals(before)
                ? null
                : AlertBuilder.builder(now).version(version + 1).build();
    }

    static Alert withdrawn(Alert alert, String why) {
        return AlertBuilder.builder(alert).withdrawn(why).build();
    }
}
