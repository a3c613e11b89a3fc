package org.vigie.contract;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Model.Because;
import org.vigie.contract.Model.Kind;
import org.vigie.contract.Model.Modality;
import org.vigie.contract.Model.Noise;
import org.vigie.contract.Model.Owner;
import org.vigie.contract.Model.Size;

/**
 * One release: all repositories of one owner that carry one name, whatever their size, mode or format, and what was
 * announced under that name. What is said of it is said of its leading repository, unless it is a sum.
 *
 * <p>Its times are separate things: when the repository was made, when Vigie did not see it yet and when it did, when the
 * developer announced it, when it trended.
 *
 * @param id the release key, such as {@code alibaba-qwen/qwen3.5}, also the Kafka key; of an owner who is not in the
 *     registry {@code @owner/name}
 * @param name for people
 * @param developer id in the registry of developers, null for an owner who is not in it
 * @param developerName of the developer, or the owner's handle
 * @param country ISO 3166-1 alpha-2 code of the owner's country
 * @param confidence how sure the owner's country is; null where there is no developer
 * @param noise why it is no release of its own, null where it is one
 * @param reasons for kind, noise, family and root
 * @param hub of the leading repository, null where nothing but an announcement is known
 * @param base what it is built on
 * @param rootCountry country of the developer of the model at the root
 * @param parameters of its largest repository
 * @param downloads sum over its repositories
 * @param releasedAt when it became public, as far as is known: see {@code dating}
 * @param createdAt earliest creation of a repository, often long before it was made public
 * @param notSeenAt last poll without it; it became public between this and {@code firstSeenAt}
 * @param firstSeenAt first poll, or fetch of an announcement, that had it
 * @param announcedAt publication of the developer's first announcement
 * @param trendingAt when a list of trending models first had one of its repositories
 * @param history whether it was there before anybody looked
 * @param weeks how much its repositories on that hub together were used, each as it was last known then: the last 26 weeks with a
 *     number, the earliest first; none in records of a time that noted none
 * @param variants its repositories, the leading one first, at most {@link #MOST_VARIANTS}
 * @param repositories how many it has
 * @param announcements by the developer, the earliest first
 * @param version grows with each change
 */
@RecordBuilder
public record Release(
        String id,
        String name,
        Owner owner,
        @Nullable String developer,
        String developerName,
        @Nullable String country,
        Developer.@Nullable Confidence confidence,
        @Nullable Kind kind,
        @Nullable Noise noise,
        List<Because> reasons,
        @Nullable String hub,
        @Nullable String repository,
        @Nullable String base,
        @Nullable String rootDeveloper,
        @Nullable String rootCountry,
        @Nullable String family,
        @Nullable String familyVersion,
        @Nullable Long parameters,
        Size size,
        @Nullable String licence,
        Modality modality,
        List<String> languages,
        @Nullable Long downloads,
        @Nullable Long likes,
        Instant releasedAt,
        Dating dating,
        @Nullable Instant createdAt,
        @Nullable Instant notSeenAt,
        Instant firstSeenAt,
        @Nullable Instant announcedAt,
        @Nullable Instant trendingAt,
        Instant observedAt,
        boolean history,
        List<Popularity> weeks,
        List<Variant> variants,
        int repositories,
        List<Announcement> announcements,
        long version) {

    public Release {
        weeks = weeks == null ? List.of() : List.copyOf(weeks);
    }

    /** So many of its repositories are listed. */
    public static final int MOST_VARIANTS = 200;

    /** Where people can look at it, null where no address is known. */
    public @Nullable String address() {
        if (repository == null || hub == null) {
            return announcements.isEmpty() ? null : announcements.get(0).url();
        }
        return switch (hub) {
            case "hugging-face" -> "https://huggingface.co/" + repository;
            case "modelscope" -> "https://modelscope.cn/models/" + repository;
            case "ollama" -> "https://ollama.com/library/" + repository;
            case "openrouter" -> "https://openrouter.ai/" + repository;
            default -> null;
        };
    }

    /** What {@link #releasedAt} is. */
    public enum Dating {
        /** The first poll that had it. */
        FIRST_SEEN,
        /** The creation of its repository: it was there before anybody looked. */
        CREATED,
        /** The developer's announcement; no repository is known. */
        ANNOUNCED
    }

    /**
     * One of its repositories.
     *
     * @param late whether it came more than 14 days after the first one
     */
    public record Variant(
            String id,
            String repository,
            Kind kind,
            @Nullable Noise noise,
            @Nullable Long parameters,
            @Nullable String mode,
            @Nullable String format,
            @Nullable Long downloads,
            @Nullable Long likes,
            Instant firstSeenAt,
            boolean late) {}

    /**
     * A piece of news in which the developer told of it.
     *
     * @param item id of the item
     */
    public record Announcement(
            String item,
            @Nullable String url,
            String title,
            Instant publishedAt,
            Instant firstSeenAt,
            boolean history) {}
}
