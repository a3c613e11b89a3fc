package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The elements that publishers name as an article's body, from the surest name to the vaguest. */
final class BodyNames {
    /** How sure a name is. */
    enum Surety {
        SAID,
        BODY,
        CONTENT,
        ARTICLE,
        MAIN
    }

    private static final String SUBJECT =
            "(?:article|articles|story|post|entry|news|blog|artikel|beitrag|articulo|noticia|noticias|nota|materia|artigo|articolo|haber|berita|artykul|single|page-article)";
    private static final String PART =
            "(?:body|text|texts|txt|content|contents|copy|main-content|full-?content|corps|contenu|texte|cuerpo|contenido|corpo|texto|testo|contenuto|inhalt|tekst|icerik|metni|konten|paragraphs?|rich-?text)";
    private static final String INSIDE =
            "(?:-(?:content|text|body|inner|wrap|wrapper|container|copy|module|elements?|main|blocks?|paragraphs?|desktop|html|core|default|section|area|part|\\d+|(?=[a-z]*\\d)[a-z0-9]{4,8}))*";
    private static final Pattern BODY = Pattern.compile("(?:\\w{1,12}-){0,3}?(?:" + SUBJECT + "-?" + PART
            + "|body-?(?:text|copy|content)|bodytext|rich-?text(?:-\\w+){0,2}|wysiwyg|text-?block|story-?(?:contents|para|details?)|paywall-?(?:content|body)|article-?(?:main|inner|full)-?(?:body|text|content)|articlebody|texto-?(?:noticia|nota)|prose)"
            + INSIDE);
    private static final Pattern CONTENT = Pattern.compile(
            "(?:\\w{1,12}-){0,2}?(?:(?:text|main|detail|details|inner|news|td-post|page|field-name|field|field-name-field|node|full)-?(?:body|text|content|detail|details|article|story)|fulltext|the-?content|content-?(?:body|text|article|detail|main|inner|area)|article-?(?:detail|details|page|main|container|wrap|wrapper|section|inner)|post|entry|story|hentry|articulo|artikel|noticia|article)"
                    + INSIDE);
    private static final Pattern MAIN =
            Pattern.compile("content|main|main-content|primary|page-content|contenido|contenu|inhalt");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Pattern BODY_ATTRIBUTE =
            Pattern.compile("(?i)(?:article|story|post)[-_]?(?:body|text|content|copy)|text-block|body-text|paragraph");

    private static final Set<String> NO_CONTAINERS = Set.of(
            "a",
            "span",
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "li",
            "img",
            "time",
            "blockquote",
            "header",
            "body",
            "html");

    private final Map<String, Integer> known = new HashMap<>();
    private final Map<Surety, List<Element>> found = new HashMap<>();

    private BodyNames() {}

    /** Elements by surety, in document order; of nested ones the outer. */
    static BodyNames in(Element body) {
        var names = new BodyNames();
        var inside = new HashMap<Surety, Map<Element, Boolean>>();
        for (var element : body.getAllElements()) {
            var surety = names.surety(element);
            if (surety == null || element == body) {
                continue;
            }
            var taken = inside.computeIfAbsent(surety, any -> new IdentityHashMap<>());
            if (!hasParentIn(element, taken)) {
                taken.put(element, true);
                names.found.computeIfAbsent(surety, any -> new ArrayList<>()).add(element);
            }
        }
        return names;
    }

    private static boolean hasParentIn(Element element, Map<Element, Boolean> taken) {
        if (taken.isEmpty()) {
            return false;
        }
        for (var at = element.parent(); at != null; at = at.parent()) {
            if (taken.containsKey(at)) {
                return true;
            }
        }
        return false;
    }

    List<Element> of(Surety surety) {
        return found.getOrDefault(surety, List.of());
    }

    private @Nullable Surety surety(Element element) {
        if (element.attr("itemprop").equalsIgnoreCase("articleBody")
                || element.attr("property").matches("(?i)(?:schema:)?(?:articleBody|text)")) {
            return Surety.SAID;
        }
        for (var attribute : List.of(
                "data-component",
                "data-testid",
                "data-qa",
                "data-test-id",
                "data-type",
                "data-module",
                "data-tb-region",
                "data-gtm-element-container",
                "data-block")) {
            var value = element.attr(attribute);
            if (!value.isEmpty() && BODY_ATTRIBUTE.matcher(value).find()) {
                return Surety.BODY;
            }
        }
        int best = Surety.values().length;
        for (var name : new String[] {element.className(), element.id()}) {
            if (!name.isEmpty() && !NO_CONTAINERS.contains(element.normalName())) {
                best = Math.min(best, known.computeIfAbsent(name, BodyNames::rank));
            }
        }
        int tag = element.nameIs("article")
                ? Surety.ARTICLE.ordinal()
                : element.nameIs("main") || element.attr("role").equals("main")
                        ? Surety.MAIN.ordinal()
                        : Surety.values().length;
        best = Math.min(best, tag);
        return best == Surety.values().length ? null : Surety.values()[best];
    }

    private static int rank(String names) {
        int best = Surety.values().length;
        for (var one : SPACE.split(names.strip())) {
            var name = CAMEL.matcher(one)
                    .replaceAll("-")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[-_]+", "-")
                    .replaceAll("^-|-$", "");
            if (name.length() > 60) {
                continue;
            }
            if (BODY.matcher(name).matches()) {
                return Surety.BODY.ordinal();
            }
            if (CONTENT.matcher(name).matches()) {
                best = Math.min(best, Surety.CONTENT.ordinal());
            } else if (MAIN.matcher(name).matches()) {
                best = Math.min(best, Surety.MAIN.ordinal());
            }
        }
        return best;
    }
}
