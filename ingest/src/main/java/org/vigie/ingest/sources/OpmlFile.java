package org.vigie.ingest.sources;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.contract.UserError;
import org.vigie.ingest.fetch.FetchRequest;

/**
 * The lists that newsreaders exchange (OPML 1.0, 1.1 and 2.0), however broken. An outline with an address is a source, one
 * without is a folder. Each folder around a source is a group of it, and so is each part of its {@code category}; a feed
 * that stands in two folders is one source in both groups.
 *
 * <p>Others wrote such a list, and so it cannot do what only the person who runs Vigie may: it names no private address,
 * no network, no headers and no credentials. An outline that cannot be used costs itself alone.
 */
public final class OpmlFile {
    /** Of the attributes for what OPML has no words for. */
    static final String PREFIX = "vigie:";

    /** What the prefix is bound to. */
    static final String NAMESPACE = "https://vigie.example/opml";

    /** What these attributes say; not everything, since others may have written them. */
    static final List<String> SETTINGS = List.of("kind", "country", "every", "conditional-get", "full-text");

    private static final int DEEPEST = 256;
    private static final int LONGEST_GROUP = 100;

    /** Markup inside an attribute, whose quotes would end it. OPML has no such elements. */
    private static final Pattern MARKUP =
            Pattern.compile("(?i)</?(?:a|abbr|b|br|code|em|i|img|p|s|small|span|strong|u)(?:\\s[^<>]*)?/?>");

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private final List<String> remarks = new ArrayList<>();

    /** By address. */
    private final Map<String, Source> sources = new LinkedHashMap<>();

    /** Addresses of sources that say their id themselves. */
    private final Set<String> named = new LinkedHashSet<>();

    /** Private addresses, each with its remark. */
    private final Map<String, String> refused = new LinkedHashMap<>();

    /** Addresses with the folders in which they were seen. */
    private final Set<String> places = new HashSet<>();

    private OpmlFile() {}

    /**
     * Reads a text.
     *
     * @param name of the text in messages
     * @throws UserError when there is no source in it
     */
    public static SourceList parse(String opml, String name) {
        var file = new OpmlFile();
        file.walk(tree(opml), List.of());
        if (file.sources.isEmpty()) {
            throw new UserError(name + " names no feed: a list of feeds in OPML has outline elements with xmlUrl"
                    + String.join(
                            "",
                            file.remarks.stream().map(remark -> "\n  " + remark).toList()));
        }
        return new SourceList(
                SourceList.Form.OPML, file.withIds(), List.copyOf(file.remarks), Map.copyOf(file.refused));
    }

    /** The same list for newsreaders. */
    public static String write(List<Source> sources) {
        return OpmlWriter.write(sources);
    }

    /** jsoup loads nothing, and knows no entity that a document type declares. */
    private static Document tree(String opml) {
        return Parser.xmlParser()
                .setMaxDepth(DEEPEST)
                .setTrackPosition(true)
                .parseInput(MARKUP.matcher(opml).replaceAll(""), "");
    }

    private void walk(Element parent, List<String> folders) {
        for (var element : parent.children()) {
            if (!element.tagName().equalsIgnoreCase("outline")) {
                walk(element, folders);
                continue;
            }
            var outline = new Outline(element);
            if (outline.namesSource()) {
                take(outline, folders);
                walk(element, folders); // where an end tag is missing
            } else if (element.childrenSize() > 0) {
                walk(element, joined(folders, List.of(outline.name())));
            } else {
                remarks.add(where(outline) + " is left out: it has no address (xmlUrl)");
            }
        }
    }

    private void take(Outline outline, List<String> folders) {
        var problems = new ArrayList<String>();
        var source = SourceForm.read(
                texts(outline, folders), URI.create(""), (field, what) -> problems.add(field + " " + what));
        if (source.kind().isWatched()) {
            refuse(
                    source,
                    where(outline) + " is left out: it watches a " + outline.own("kind")
                            + ", and OPML cannot say for what; take it from a list in YAML");
            return;
        }
        if (problems.isEmpty() && FetchRequest.namesPrivateNetwork(source.url())) {
            refuse(
                    source,
                    where(outline) + " is left out: " + source.url()
                            + " is not on the public web, and a list that others may have written cannot allow it; if you"
                            + " mean it, type it: vigie sources add " + source.url());
            return;
        }
        if (problems.isEmpty()) {
            keep(source, outline, folders);
        } else {
            remarks.add(where(outline) + " is left out: " + String.join("; ", problems));
        }
    }

    /** A source that is polled already under such an address will stay, for then somebody has typed it. */
    private void refuse(Source source, String remark) {
        if (refused.putIfAbsent(Addresses.key(source.url()), remark) == null) {
            remarks.add(remark);
        }
    }

    /** The same feed in another folder is how newsreaders put it into two groups, and nothing to remark on. */
    private void keep(Source source, Outline outline, List<String> folders) {
        var address = Addresses.key(source.url());
        boolean isNewPlace = places.add(address + folders);
        var known = sources.putIfAbsent(address, source);
        if (known == null) {
            if (!outline.own("id").isEmpty()) {
                named.add(address);
            }
            return;
        }
        sources.put(address, SourceList.joined(known, source.groups()));
        if (!isNewPlace || !known.outlet().equals(source.outlet())) {
            remarks.add(where(outline) + " has the address of \"" + known.outlet() + "\" and is joined with it");
        }
    }

    private static String where(Outline outline) {
        return "line " + outline.line() + ": \"" + outline.name() + "\"";
    }

    private static Map<String, Object> texts(Outline outline, List<String> folders) {
        var texts = new LinkedHashMap<String, Object>();
        var id = outline.own("id");
        texts.put("id", id.isEmpty() ? SourceIds.of(outline.name(), outline.address()) : id);
        texts.put("url", outline.address());
        texts.put("outlet", outline.name());
        texts.put("language", language(outline.get("language")));
        texts.put("groups", joined(categories(outline.get("category")), folders));
        for (var setting : SETTINGS) {
            texts.put(setting, outline.own(setting));
        }
        return texts;
    }

    private static String language(String declared) {
        var language = declared.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return LANGUAGE.matcher(language).matches() ? language : "";
    }

    /** A path such as {@code /Technology/Linux} names a group with each part; what does not start with a slash is a tag. */
    private static List<String> categories(String category) {
        var names = new ArrayList<String>();
        for (var each : category.split(",")) {
            names.addAll(each.strip().startsWith("/") ? List.of(each.strip().split("/")) : List.of(each));
        }
        return names;
    }

    private static List<String> joined(List<String> groups, List<String> more) {
        var all = new LinkedHashSet<String>();
        groups.forEach(name -> all.add(group(name)));
        more.forEach(name -> all.add(group(name)));
        all.remove("");
        return List.copyOf(all);
    }

    /** What a group may be called. */
    private static String group(String name) {
        var group = name.replaceAll("[,\\s\\p{Cntrl}]+", " ").strip().replaceFirst("^/+ ?", "");
        return group.length() > LONGEST_GROUP
                ? group.substring(0, LONGEST_GROUP).strip()
                : group;
    }

    /** Ids that the list says are left alone; those that come from names are made different. */
    private List<Source> withIds() {
        var taken = new HashSet<String>();
        var result = new LinkedHashMap<>(sources);
        named.forEach(address -> result.computeIfPresent(address, (key, source) -> withFreeId(source, taken)));
        result.replaceAll((address, source) -> named.contains(address) ? source : withFreeId(source, taken));
        return List.copyOf(result.values());
    }

    private static Source withFreeId(Source source, Set<String> taken) {
        var id = SourceIds.free(source.id(), taken::contains);
        taken.add(id);
        return SourceBuilder.builder(source).id(id).build();
    }
}
