package org.vigie.enrich.developers;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vigie.contract.Developer;

/**
 * What several developers cannot be at the same time. A handle, a name and a family lead to one developer, else it would be
 * chance whose model is whose: what two of them claim is a problem. What is only useless or doubtful is a remark.
 */
public final class Contradictions {
    private final Function<Developer, String> where;
    private final List<String> problems = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private Contradictions(Function<Developer, String> where) {
        this.where = where;
    }

    /** Those of developers who are named by their ids. */
    public static Contradictions of(Collection<Developer> developers) {
        return of(developers, Developer::id);
    }

    /** @param where how a developer is named, such as {@code line 3: le-labo} */
    static Contradictions of(Collection<Developer> developers, Function<Developer, String> where) {
        var found = new Contradictions(where);
        found.look(developers);
        return found;
    }

    /** A sentence each, with the remedy. */
    public List<String> problems() {
        return problems;
    }

    /** A sentence each. */
    public List<String> remarks() {
        return remarks;
    }

    private void look(Collection<Developer> developers) {
        unique(
                developers,
                developer -> Stream.of(claim(developer.id(), "the id " + developer.id())),
                "give one another id");
        unique(developers, Contradictions::handles, "leave it with its owner");
        var names = unique(
                developers,
                Contradictions::names,
                "a name leads to one developer: leave it with the better known, or out");
        unique(
                developers,
                Contradictions::families,
                "a family is its maker's: leave it with who made it first, and tell of others in a note");
        for (var developer : developers) {
            for (var family : developer.families()) {
                var namesake = names.get(folded(family));
                if (namesake != null && !namesake.equals(developer)) {
                    remarks.add(
                            where.apply(developer) + ": the family " + family + " bears a name of " + namesake.id());
                }
            }
            repeated(developer, Stream.concat(Stream.of(developer.name()), developer.aliases().stream()), "name");
            repeated(developer, developer.families().stream(), "family");
        }
    }

    /** What is claimed, in the form in which two claims are one, and as a person reads it. */
    private record Claim(String key, String text) {}

    private static Claim claim(String key, String text) {
        return new Claim(key, text);
    }

    private static Stream<Claim> handles(Developer developer) {
        return developer.handles().entrySet().stream()
                .flatMap(hub -> hub.getValue().stream()
                        .map(name -> claim(
                                hub.getKey() + "/" + name.toLowerCase(Locale.ROOT),
                                "the handle " + name + " on " + hub.getKey())));
    }

    private static Stream<Claim> names(Developer developer) {
        return Stream.concat(Stream.of(developer.name()), developer.aliases().stream())
                .map(name -> claim(folded(name), "the name " + name));
    }

    private static Stream<Claim> families(Developer developer) {
        return developer.families().stream().map(family -> claim(folded(family), "the family " + family));
    }

    /** Says who claims what somebody else has claimed before; returns the first to claim it, by key. */
    private Map<String, Developer> unique(
            Collection<Developer> developers, Function<Developer, Stream<Claim>> claims, String remedy) {
        var first = new HashMap<String, Developer>();
        for (var developer : developers) {
            claims.apply(developer).forEach(claim -> {
                var other = first.putIfAbsent(claim.key, developer);
                if (other != null && other != developer) {
                    problems.add(where.apply(developer) + ": " + claim.text + " is also given to " + where.apply(other)
                            + "; " + remedy);
                }
            });
        }
        return first;
    }

    private void repeated(Developer developer, Stream<String> texts, String what) {
        var known = new HashMap<String, String>();
        texts.forEach(text -> {
            var before = known.putIfAbsent(text.toLowerCase(Locale.ROOT), text);
            if (before != null) {
                remarks.add(where.apply(developer) + ": the " + what + " " + text + " is the same as " + before);
            }
        });
    }

    /** Without case, accents, spaces and punctuation: {@code Stable Diffusion} is {@code stable-diffusion}. */
    static String folded(String name) {
        var letters = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("(?<=\\p{IsLatin})\\p{M}+", "");
        var folded = Normalizer.normalize(letters, Normalizer.Form.NFC).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "");
        return folded.isEmpty() ? name : folded;
    }
}
