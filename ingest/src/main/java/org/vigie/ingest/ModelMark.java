package org.vigie.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.ModelSnapshotBuilder;

/**
 * What is remembered of a model as it was last told, in {@code PollState.Seen.hash}, such as {@code 3fa9c0de12ab34cd 9f2c1a7b
 * 2026-03-01 trended}.
 *
 * <p>A change of substance is told at once. Downloads, likes and ranks move at every request: they are told at most once a
 * day of UTC, as they then stand. When a model is first on a list of trending ones, that is substance: for a developer
 * whom nobody watches it is the news.
 *
 * @param substance fingerprint of all but the numbers
 * @param numbers fingerprint of these
 * @param told the day
 * @param hasTrended whether it ever was on a list of trending models
 */
record ModelMark(String substance, String numbers, LocalDate told, boolean hasTrended) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{16}) ([0-9a-f]{8}) ([0-9-]{10})( trended)?");
    private static final int NUMBERS_DIGITS = 8;

    /** A model as it stands at a time. */
    static ModelMark of(ModelSnapshot model, Instant at) {
        var numbers = Arrays.asList(
                model.downloads(),
                model.likes(),
                model.trendingScore(),
                model.trendingRank(),
                model.lastModifiedAt(),
                model.ownerType());
        return new ModelMark(
                fingerprint(substance(model)),
                fingerprint(numbers).substring(0, NUMBERS_DIGITS),
                LocalDate.ofInstant(at, ZoneOffset.UTC),
                model.trendingRank() != null);
    }

    /** The order of tags is none. Who owns it is said on some lists only, so that its absence says nothing. */
    private static ModelSnapshot substance(ModelSnapshot model) {
        return ModelSnapshotBuilder.builder(model)
                .revision(1)
                .source("")
                .ownerType(null)
                .tags(model.tags().stream().sorted().toList())
                .downloads(null)
                .likes(null)
                .trendingScore(null)
                .trendingRank(null)
                .lastModifiedAt(null)
                .notSeenAt(null)
                .firstSeenAt(Instant.EPOCH)
                .observedAt(Instant.EPOCH)
                .history(null)
                .build();
    }

    private static String fingerprint(Object value) {
        try {
            return Fingerprint.content(Json.MAPPER.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a model has a JSON form", e);
        }
    }

    /** Null for what was remembered in another form. */
    static @Nullable ModelMark parse(String text) {
        var form = FORM.matcher(text);
        try {
            return form.matches()
                    ? new ModelMark(form.group(1), form.group(2), LocalDate.parse(form.group(3)), form.group(4) != null)
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** What to remember from now on: the former mark itself where there is nothing to tell. */
    ModelMark after(@Nullable ModelMark before) {
        if (before == null) {
            return this;
        }
        var now = new ModelMark(substance, numbers, told, hasTrended || before.hasTrended);
        boolean isSubstance = !substance.equals(before.substance) || now.hasTrended != before.hasTrended;
        boolean isNumbers = !numbers.equals(before.numbers) && told.isAfter(before.told);
        return isSubstance || isNumbers ? now : before;
    }

    @Override
    public String toString() {
        return substance + " " + numbers + " " + told + (hasTrended ? " trended" : "");
    }
}
