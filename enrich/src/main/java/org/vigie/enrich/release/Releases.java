package org.vigie.enrich.release;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Model;
import org.vigie.contract.Model.Modality;
import org.vigie.contract.Model.Owner;
import org.vigie.contract.Model.Size;
import org.vigie.contract.Release;
import org.vigie.contract.Release.Announcement;
import org.vigie.contract.Release.Dating;
import org.vigie.contract.Release.Variant;
import org.vigie.contract.ReleaseBuilder;

/**
 * One release from everything that belongs to it; a function of the set, not of the order in which it came.
 *
 * <p>The leading repository speaks for the release: no noise before noise, a base model before what is derived from it,
 * weights as trained before other formats, then the first seen. Noise does not date a release that has something else.
 */
final class Releases {
    /** Repositories that come later than this are still listed, marked as late. */
    private static final Duration TOGETHER = Duration.ofDays(14);

    private static final Comparator<Model> LEADING_FIRST = Comparator.<Model, Boolean>comparing(
                    model -> model.noise() != null)
            .thenComparing(Model::kind)
            .thenComparing(model -> model.format() != null)
            .thenComparing(Model::publicSince)
            .thenComparing(Model::id);

    private static final Comparator<Announced> EARLIEST_FIRST = Comparator.comparing(
                    (Announced announced) -> announced.announcement().publishedAt())
            .thenComparing(announced -> announced.announcement().item());

    private Releases() {}

    /** Null when nothing belongs to it any more. */
    static @Nullable Release of(String id, Joined joined) {
        if (joined.isEmpty()) {
            return null;
        }
        var announced =
                joined.announcements().values().stream().sorted(EARLIEST_FIRST).toList();
        var announcements = announced.stream().map(Announced::announcement).toList();
        return joined.models().isEmpty()
                ? announced(id, joined, announced.get(0), announcements)
                : published(id, joined, announcements);
    }

    private static Release published(String id, Joined joined, List<Announcement> announcements) {
        var models = joined.models().values().stream().sorted(LEADING_FIRST).toList();
        var lead = models.get(0);
        var meant = models.stream()
                .filter(model -> (model.noise() == null) == (lead.noise() == null))
                .toList();
        boolean isHistory = isHistory(meant);
        var first = meant.stream()
                .filter(model -> isHistory || !model.history())
                .min(Comparator.comparing(Model::publicSince).thenComparing(Model::id))
                .orElseThrow();
        var firstSeenAt = earliest(meant, Model::firstSeenAt);
        var parameters = greatest(meant, Model::parameters);
        return ReleaseBuilder.builder()
                .id(id)
                .name(lead.releaseName())
                .owner(lead.owner())
                .developer(lead.developer())
                .developerName(lead.developerName())
                .country(lead.country())
                .confidence(lead.confidence())
                .kind(lead.kind())
                .noise(lead.noise())
                .reasons(lead.reasons())
                .hub(lead.hub())
                .repository(lead.repository())
                .base(lead.base())
                .rootDeveloper(lead.rootDeveloper())
                .rootCountry(lead.rootCountry())
                .family(lead.family())
                .familyVersion(lead.familyVersion())
                .parameters(parameters)
                .size(Size.of(parameters))
                .licence(lead.licence())
                .modality(lead.modality())
                .languages(lead.languages())
                .downloads(sum(meant, Model::downloads))
                .likes(sum(meant, Model::likes))
                .releasedAt(first.publicSince())
                .dating(first.publicSince().equals(first.firstSeenAt()) ? Dating.FIRST_SEEN : Dating.CREATED)
                .createdAt(earliest(meant, Model::createdAt))
                .notSeenAt(first.notSeenAt())
                .firstSeenAt(Objects.requireNonNull(firstSeenAt))
                .announcedAt(
                        announcements.isEmpty() ? null : announcements.get(0).publishedAt())
                .trendingAt(earliest(meant, Model::trendingAt))
                .observedAt(models.stream()
                        .map(Model::observedAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow())
                .history(isHistory)
                .weeks(Weeks.together(meant.stream()
                        .filter(model -> model.hub().equals(lead.hub())) // hubs mean different things by a download
                        .map(Weeks::of)
                        .toList()))
                .variants(models.stream()
                        .limit(Release.MOST_VARIANTS)
                        .map(model -> variant(model, first))
                        .toList())
                .repositories(models.size())
                .announcements(announcements)
                .version(joined.version())
                .build();
    }

    private static Release announced(String id, Joined joined, Announced words, List<Announcement> announcements) {
        var first = words.announcement();
        var firstSeenAt = announcements.stream()
                .map(Announcement::firstSeenAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return ReleaseBuilder.builder()
                .id(id)
                .name(words.name())
                .owner(Owner.REGISTERED)
                .developer(words.developer())
                .developerName(words.developerName())
                .country(words.country())
                .confidence(words.confidence())
                .reasons(List.of())
                .family(words.family())
                .familyVersion(words.familyVersion())
                .size(Size.UNKNOWN)
                .modality(Modality.UNKNOWN)
                .languages(List.of())
                .releasedAt(first.publishedAt())
                .dating(Dating.ANNOUNCED)
                .firstSeenAt(firstSeenAt)
                .announcedAt(first.publishedAt())
                .observedAt(firstSeenAt)
                .history(announcements.stream().anyMatch(Announcement::history))
                .weeks(List.of())
                .variants(List.of())
                .repositories(0)
                .announcements(announcements)
                .version(joined.version())
                .build();
    }

    /**
     * A release is history if one of its repositories stood there before any was seen to appear: found there earlier, or
     * made long before. What a hub has when it is first asked, of a release that others were seen to publish, is a copy.
     */
    private static boolean isHistory(List<Model> meant) {
        var appeared = meant.stream()
                .filter(model -> !model.history())
                .map(Model::firstSeenAt)
                .min(Comparator.naturalOrder());
        return appeared.map(time -> meant.stream()
                        .filter(Model::history)
                        .anyMatch(model -> !model.firstSeenAt().isAfter(time)
                                || model.publicSince().plus(TOGETHER).isBefore(time)))
                .orElse(true);
    }

    private static Variant variant(Model model, Model first) {
        return new Variant(
                model.id(),
                model.repository(),
                model.kind(),
                model.noise(),
                model.parameters(),
                model.mode(),
                model.format(),
                model.downloads(),
                model.likes(),
                model.firstSeenAt(),
                model.publicSince().isAfter(first.publicSince().plus(TOGETHER)));
    }

    private static @Nullable Instant earliest(Collection<Model> models, Function<Model, @Nullable Instant> time) {
        return known(models, time).min(Comparator.naturalOrder()).orElse(null);
    }

    private static @Nullable Long greatest(Collection<Model> models, Function<Model, @Nullable Long> number) {
        return known(models, number).max(Comparator.naturalOrder()).orElse(null);
    }

    private static @Nullable Long sum(Collection<Model> models, Function<Model, @Nullable Long> number) {
        return known(models, number).reduce(Long::sum).orElse(null);
    }

    private static <T> Stream<T> known(Collection<Model> models, Function<Model, @Nullable T> field) {
        return models.stream().map(field).filter(Objects::nonNull);
    }
}
