package org.vigie.ingest.sources;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.contract.UserError;
import org.vigie.ingest.feed.CharacterEncoding;

/**
 * A list of sources that was read.
 *
 * @param form in which it was written
 * @param remarks on what was left out or mended, a sentence each
 * @param refused addresses that a list made by others may not bring along, each with its remark
 */
public record SourceList(Form form, List<Source> sources, List<String> remarks, Map<String, String> refused) {
    /** How lists are written. */
    public enum Form {
        /** Vigie's own: {@link SourcesFile}. It says everything, and is taken or refused as a whole. */
        YAML,
        /** What newsreaders exchange: {@link OpmlFile}. Made by others, so what cannot be used is left out. */
        OPML
    }

    /**
     * Reads a file, whose content tells its form.
     *
     * @throws UserError that lists all problems, or says why the file cannot be read
     */
    public static SourceList read(Path file) {
        try {
            return parse(CharacterEncoding.decode(Files.readAllBytes(file), null), file.toString());
        } catch (IOException e) {
            throw new UserError("cannot read the file of sources " + file + ": it must be a readable file", e);
        }
    }

    /**
     * Reads a text, whose content tells its form.
     *
     * @param name of the text in messages
     * @throws UserError that lists all problems
     */
    public static SourceList parse(String text, String name) {
        return text.stripLeading().replaceFirst("^\\uFEFF\\s*", "").startsWith("<")
                ? OpmlFile.parse(text, name)
                : new SourceList(Form.YAML, SourcesFile.parse(text, name, URI.create("")), List.of(), Map.of());
    }

    /**
     * What is polled if exactly this list is. OPML says of an address that is polled already only that it stays, and in which
     * groups: newsreaders know no more of it.
     */
    public SourceList insteadOf(Map<String, Source> polled) {
        return form == Form.YAML
                ? this
                : opml(
                        polled,
                        Map.of(),
                        (known, groups) ->
                                SourceBuilder.builder(known).groups(groups).build());
    }

    /**
     * What is polled if this list is added. An address that is polled already stays as it is and gets the list's groups, too;
     * only what YAML says under the same id takes its place.
     */
    public SourceList addedTo(Map<String, Source> polled) {
        return form == Form.YAML ? yamlAddedTo(polled) : opml(polled, polled, SourceList::joined);
    }

    /**
     * @param kept what stays, whatever the list says
     * @param filed makes a polled source one in the list's groups
     */
    private SourceList opml(
            Map<String, Source> polled, Map<String, Source> kept, BiFunction<Source, List<String>, Source> filed) {
        var byAddress = byAddress(polled.values());
        var result = new LinkedHashMap<>(kept);
        var said = new ArrayList<>(remarks);
        refused.forEach((address, remark) -> {
            var known = byAddress.get(address);
            if (known != null) { // somebody has typed it
                result.put(known.id(), known);
                said.remove(remark);
            }
        });
        var others = new ArrayList<Source>();
        for (var source : sources) {
            var known = byAddress.get(Addresses.key(source.url()));
            if (known == null) {
                others.add(source);
            } else {
                result.put(known.id(), filed.apply(known, source.groups()));
            }
        }
        for (var source : others) {
            var id = SourceIds.free(source.id(), result::containsKey);
            result.put(id, SourceBuilder.builder(source).id(id).build());
        }
        return new SourceList(form, List.copyOf(result.values()), said, refused);
    }

    private SourceList yamlAddedTo(Map<String, Source> polled) {
        var byAddress = byAddress(polled.values());
        var result = new LinkedHashMap<>(polled);
        var said = new ArrayList<>(remarks);
        for (var source : sources) {
            var known = byAddress.get(Addresses.key(source.url()));
            if (known == null || known.id().equals(source.id())) {
                result.put(source.id(), source);
            } else {
                result.computeIfPresent(known.id(), (id, old) -> joined(old, source.groups()));
                said.add(source.id() + " is not added: " + source.url() + " is polled already, as " + known.id());
            }
        }
        return new SourceList(form, List.copyOf(result.values()), said, refused);
    }

    private static Map<String, Source> byAddress(Collection<Source> sources) {
        var byAddress = new HashMap<String, Source>();
        sources.forEach(source -> byAddress.putIfAbsent(Addresses.key(source.url()), source));
        return byAddress;
    }

    /** Which of some sources asks for that address. */
    public static Optional<String> idOf(String url, Collection<Source> sources) {
        return Optional.ofNullable(byAddress(sources).get(Addresses.key(url))).map(Source::id);
    }

    static Source joined(Source source, List<String> groups) {
        var all = Stream.concat(source.groups().stream(), groups.stream())
                .distinct()
                .toList();
        return SourceBuilder.builder(source).groups(all).build();
    }
}
