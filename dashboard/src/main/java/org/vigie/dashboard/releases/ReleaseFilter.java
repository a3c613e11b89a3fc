package org.vigie.dashboard.releases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.ask.Parameters;
import org.vigie.dashboard.index.Filters;

/**
 * Which releases; what is null is not asked for, {@code -} asks for those that have none, {@code !CN} for all others, {@code *!CN} for
 * those that have another one. The same for
 * the counts and for the releases behind them. Without noise.
 *
 * @param kind one kind, {@code derivative} for what is built on another model, or {@code all}
 * @param owner {@code registered} for the developers of the registry, or {@code all}
 */
public record ReleaseFilter(
        @Nullable String country,
        @Nullable String root,
        String kind,
        @Nullable String size,
        @Nullable String licence,
        @Nullable String modality,
        String owner) {

    public static final List<String> OWNERS = List.of("registered", "all");
    /** What a release can be. */
    public static final List<String> KINDS = List.of(
            "all", "base", "derivative", "finetune", "adapter", "merge", "quantisation", "reupload", "test", "-");

    private static final List<String> DERIVATIVES = List.of("finetune", "adapter", "merge");

    static ReleaseFilter read(Parameters ask, String usualKind, String usualOwner) {
        return new ReleaseFilter(
                ask.text("country"),
                ask.text("root"),
                ask.choice("kind", usualKind, KINDS),
                ask.text("size"),
                ask.text("licence"),
                ask.text("modality"),
                ask.choice("owner", usualOwner, OWNERS));
    }

    /** The same of what is built on another model, whoever owns it. */
    ReleaseFilter derivatives() {
        return new ReleaseFilter(country, root, "derivative", size, licence, modality, "all");
    }

    /** For the counts of families. */
    Filters counts(String period) {
        return conditions("made.").is("measure", "families").is("period", period);
    }

    /** For the releases themselves. */
    Filters releases(@Nullable Instant from, @Nullable Instant until) {
        return conditions("").without("noise").during("releasedAt", from, until);
    }

    private Filters conditions(String made) {
        var filters = new Filters()
                .maybe("country", country)
                .maybe(made + "rootCountry", root)
                .maybe(made + "size", size)
                .maybe(made + "licence", licence)
                .maybe(made + "modality", modality);
        if (owner.equals("registered")) {
            filters.is(made + "owner", owner);
        }
        return switch (kind) {
            case "all" -> filters;
            case "derivative" -> filters.oneOf(made + "kind", DERIVATIVES);
            default -> filters.maybe(made + "kind", kind);
        };
    }

    /** The list of these. */
    Address list() {
        return in(Address.of("/releases/list"))
                .with("kind", kind.equals("all") ? null : kind)
                .with("owner", owner.equals("all") ? null : owner);
    }

    /** An address with all of it. */
    Address in(Address address) {
        return address.with("country", country)
                .with("root", root)
                .with("kind", kind)
                .with("size", size)
                .with("licence", licence)
                .with("modality", modality)
                .with("owner", owner);
    }
}
