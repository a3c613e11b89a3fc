package org.vigie.ingest.feed;

import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The tree of anything that looks like XML. jsoup's XML parser takes what comes: junk around the root, tags that cross or
 * never close, naked ampersands, unquoted attributes, HTML's entities, any depth. What it leaves to do is done here:
 * control characters, a document type's own entities, and fields that a missing end tag has put into each other.
 */
public final class XmlTree {
    private static final int DEEPEST = 256;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern ENTITY =
            Pattern.compile("<!ENTITY\\s+([\\w.-]{1,60})\\s+(?:\"([^\"%]{0,2000})\"|'([^'%]{0,2000})')\\s*>");
    private static final Pattern NUMERIC = Pattern.compile("&#[xX]?[0-9A-Fa-f]{1,6};");
    private static final Pattern REFERENCE = Pattern.compile("&([A-Za-z_][\\w.-]{0,59});");
    /** A whole CDATA section or comment, or an ampersand with what it may stand for. */
    private static final Pattern AMPERSAND = Pattern.compile(
            "<!\\[CDATA\\[[\\s\\S]*?(?:]]>|\\z)|&(#[xX]?[0-9A-Fa-f]{1,8};?|[A-Za-z][A-Za-z0-9]{0,31};)?");

    private static final int MOST_ENTITIES = 200;
    private static final int LONGEST_ENTITY = 4_000;
    private static final int MOST_MOVED = 50_000;
    /** Nodes that are shifted, so that a hostile document costs a second at most. */
    private static final long MOST_WORK = 5_000_000;

    /** Characters by which entities may lengthen a document; those of real ones are names and letters. */
    private static final int MOST_GROWTH = 1 << 16;

    /** Fields that hold a text, perhaps with markup: another field inside one is there by a missing end tag. */
    private static final Set<String> HOLD_TEXT = Set.of("title", "copyright", "description");

    /** Fields that hold one word: any field inside one is there by a missing end tag. */
    private static final Set<String> HOLD_A_WORD =
            Set.of("link", "guid", "id", "pubdate", "published", "updated", "language");

    /** Names that no markup inside a text has. */
    private static final Set<String> NEVER_MARKUP = Set.of(
            "item",
            "entry",
            "guid",
            "pubdate",
            "description",
            "link",
            "lastbuilddate",
            "managingeditor",
            "published",
            "updated",
            "content:encoded",
            "dc:creator",
            "dc:date",
            "dc:subject",
            "category",
            "enclosure",
            "language");

    private static final Set<String> ALSO_FIELDS =
            Set.of("title", "id", "summary", "content", "author", "image", "items");

    private XmlTree() {}

    /**
     * The tree of a document that is no feed, such as a sitemap; unpacked first where it is compressed.
     *
     * @param largest size after that
     * @throws UnreadableFeedException for what is larger
     */
    public static Document of(byte[] body, Origin origin, int largest) throws UnreadableFeedException {
        return of(CharacterEncoding.decode(Inflated.of(body, largest), origin.contentType()));
    }

    static Document of(String text) {
        var tree = Parser.xmlParser()
                .setMaxDepth(DEEPEST)
                .parseInput(repair(expandEntities(withCdata(withoutControls(text)))), "");
        takeApart(tree);
        return tree;
    }

    /** All elements of these names, in document order, whatever they are in. */
    static List<Element> find(Element root, Set<String> names) {
        var found = new ArrayList<Element>();
        for (var element : root.getAllElements()) {
            if (names.contains(FieldNames.of(element))) {
                found.add(element);
            }
        }
        return found;
    }

    static @Nullable Element findFirst(Element root, Set<String> names) {
        return root.stream()
                .filter(element -> names.contains(FieldNames.of(element)))
                .findFirst()
                .orElse(null);
    }

    private static String withoutControls(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean illegal = c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == '\uFFFE' || c == '\uFFFF';
            boolean isMistaken = c >= '\u0080' && c <= '\u009F';
            if ((illegal || isMistaken) && clean == null) {
                clean = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (!illegal && clean != null) {
                clean.append(isMistaken ? windows1252(c) : c);
            }
        }
        return clean == null ? text : clean.toString();
    }

    /** A section in small letters is none for XML, but for everybody else. */
    private static String withCdata(String text) {
        return text.contains("<![cdata[") ? text.replace("<![cdata[", "<![CDATA[") : text;
    }

    /** Nobody means the controls of Latin-1: they are characters of Windows-1252 that were declared as it. */
    private static char windows1252(char c) {
        char meant = new String(new byte[] {(byte) c}, WINDOWS_1252).charAt(0);
        return meant == '\uFFFD' ? c : meant;
    }

    /** Naked ampersands are escaped, or the parser would find {@code &copy} in an address; so is no character of XML. */
    private static String repair(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return AMPERSAND.matcher(text).replaceAll(found -> {
            if (found.group().startsWith("<")) {
                return Matcher.quoteReplacement(found.group());
            }
            var reference = found.group(1);
            if (reference == null) {
                return "&amp;";
            }
            return isControl(reference) ? "" : Matcher.quoteReplacement(found.group());
        });
    }

    private static boolean isControl(String reference) {
        var digits = reference.replaceAll("[#;]", "");
        if (!reference.startsWith("#")) {
            return false;
        }
        boolean isHexadecimal = digits.startsWith("x") || digits.startsWith("X");
        try {
            int code = isHexadecimal ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
            return code < ' ' && code != '\t' && code != '\n' && code != '\r';
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * The entities that the document declares itself. One may use those before it, as long as it stays short; what is in
     * the text is expanded once: so there is no bomb.
     */
    private static String expandEntities(String text) {
        int doctype = text.indexOf("<!DOCTYPE");
        if (doctype < 0 || !text.contains("<!ENTITY")) {
            return text;
        }
        Map<String, String> entities = new HashMap<>();
        var declared = ENTITY.matcher(text);
        while (declared.find() && entities.size() < MOST_ENTITIES) {
            var value = declared.group(2) == null ? declared.group(3) : declared.group(2);
            var full = NUMERIC.matcher(expanded(value, entities))
                    .replaceAll(found -> Matcher.quoteReplacement(Parser.unescapeEntities(found.group(), false)));
            entities.putIfAbsent(declared.group(1), full.length() <= LONGEST_ENTITY ? full : value);
        }
        int end = declarationsEnd(text, doctype);
        return text.substring(0, end) + expanded(text.substring(end), entities);
    }

    private static int declarationsEnd(String text, int doctype) {
        int end = text.indexOf("]>", doctype);
        return end < 0 ? doctype : end;
    }

    private static String expanded(String text, Map<String, String> entities) {
        var expanded = new StringBuilder();
        var reference = REFERENCE.matcher(text);
        while (reference.find() && expanded.length() - reference.start() < MOST_GROWTH) {
            var value = entities.getOrDefault(reference.group(1), reference.group());
            reference.appendReplacement(expanded, Matcher.quoteReplacement(value));
        }
        return reference.appendTail(expanded).toString();
    }

    private static void takeApart(Element tree) {
        var toVisit = new ArrayDeque<Element>();
        toVisit.add(tree);
        long work = 0;
        while (!toVisit.isEmpty() && work < MOST_WORK) {
            var element = toVisit.poll();
            if (element.childrenSize() == 0) {
                continue;
            }
            var name = FieldNames.of(element);
            boolean isWord = HOLD_A_WORD.contains(name);
            var parent = element.parent();
            if ((isWord || HOLD_TEXT.contains(name)) && parent != null) {
                var out = moveFieldsOut(element, parent, isWord);
                work += out.isEmpty() ? 0 : out.size() + parent.childNodeSize();
                toVisit.addAll(out);
            }
            toVisit.addAll(element.children());
        }
    }

    /** From the first field inside on, everything moves behind the element. The elements among it are returned. */
    private static List<Element> moveFieldsOut(Element element, Element parent, boolean isWord) {
        Element firstField = null;
        for (var child : element.children()) {
            var name = FieldNames.of(child);
            if (NEVER_MARKUP.contains(name) || isWord && ALSO_FIELDS.contains(name)) {
                firstField = child;
                break;
            }
        }
        if (firstField == null) {
            return List.of();
        }
        var moved = new ArrayList<Node>();
        for (Node node = firstField; node != null; node = node.nextSibling()) {
            moved.add(node);
            if (moved.size() > MOST_MOVED) {
                return List.of(); // no feed has so many fields in a row
            }
        }
        moved.reversed().forEach(Node::remove); // the last first, and all at once back: else it costs a square
        parent.insertChildren(element.siblingIndex() + 1, moved);
        return moved.stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }
}
