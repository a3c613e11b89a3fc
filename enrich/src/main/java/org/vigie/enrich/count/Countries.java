package org.vigie.enrich.count;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Count;
import org.vigie.contract.Count.Measure;
import org.vigie.contract.Count.Period;
import org.vigie.contract.CountBuilder;
import org.vigie.contract.Model.Owner;

/**
 * The releases of a period by country, those of registered developers with a country.
 *
 * @param families how many, by country
 * @param version counts the changes
 */
record Countries(Period period, Instant start, SortedMap<String, Long> families, long version) {
    private static final Set<Period> LONG_ENOUGH = Set.of(Period.WEEK, Period.MONTH);

    /** Whether a change of the families matters to a concentration. */
    static boolean concerns(String id, Change change) {
        var cell = change.cell();
        return LONG_ENOUGH.contains(cell.period())
                && cell.country() != null
                && cell.made() != null
                && cell.made().owner() == Owner.REGISTERED;
    }

    /** Id of the concentration that a change concerns. */
    static String id(String id, Change change) {
        return String.join(
                "/",
                Measure.CONCENTRATION.name().toLowerCase(Locale.ROOT),
                change.cell().period().name().toLowerCase(Locale.ROOT),
                change.cell().start().toString());
    }

    static Countries after(@Nullable Countries before, Change change) {
        var cell = change.cell();
        var families = before == null ? new TreeMap<String, Long>() : new TreeMap<>(before.families());
        families.merge(Objects.requireNonNull(cell.country()), (long) change.by(), Long::sum);
        families.values().removeIf(number -> number == 0);
        return new Countries(cell.period(), cell.start(), families, before == null ? 1 : before.version() + 1);
    }

    static Count count(String id, Countries now) {
        return CountBuilder.builder()
                .id(id)
                .measure(Measure.CONCENTRATION)
                .period(now.period())
                .start(now.start())
                .concentration(
                        now.families().isEmpty()
                                ? null
                                : Herfindahl.of(now.families().values()))
                .version(now.version())
                .build();
    }
}
