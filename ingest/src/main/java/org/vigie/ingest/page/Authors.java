package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Who wrote an article: as JSON-LD says, else as meta elements say, else as it is shown. */
final class Authors {
    private static final List<String> METAS = List.of(
            "author",
            "article:author",
            "article:author_name",
            "dc.creator",
            "dcterms.creator",
            "dc.contributor",
            "parsely-author",
            "sailthru.author",
            "byl",
            "byline",
            "citation_author",
            "cxenseparse:author",
            "og:article:author",
            "article.author",
            "twitter:data1",
            "rbauthors");

    /** From the surest to the vaguest; of the first that names somebody all are taken. */
    private static final List<String> ELEMENTS = List.of(
            "[itemprop=author] [itemprop=name]",
            "[itemprop=author]",
            "a[rel=author], [rel=author]",
            ".author-name, .author__name, .byline__name, .byline-name, .byline__author, .article__author, .article-author,"
                    + " .post-author, .author-link, .byline-author, .c-byline__author, .article-byline__author, .entry-author,"
                    + " .author_name, .authorName, .ArticleAuthor, .author-title, .fn",
            "a[href*='/author/'], a[href*='/authors/'], a[href*='/auteur/'], a[href*='/autor/'], a[href*='/autores/'],"
                    + " a[href*='/autoren/'], a[href*='/profile/'], a[href*='/journalist'], a[href*='/staff/'], a[href*='/by/'],"
                    + " a[href*='/firmas/'], a[href*='/autore/']",
            ".byline, [class*=byline], .author, .authors, .auteur, .autor, .autore, [class*=author], [class*=Author], [class*=auteur], [data-testid*=byline], address");

    private static final String NOT_THE_AUTHORS =
            "[class*=comment], [id*=comment], [class*=related], aside, footer, nav";
    private static final Pattern BY = Pattern.compile(
            "(?iu)^[\\s:|•·–—-]*(?:(?:written|posted|published|reported|words|story|text|article|analysis|opinion|report|reporting|review|interview) by|propos recueillis par|publié par|écrit par|rédigé par|article de|by|par|von|door|por|di|de la rédaction de|av|af|napisał[a]?|autor(?:in|a|es|zy|ka)?|auteurs?|authors?|autore|text|texte?|texto|tekst|foto und text|redaktion|автор|текст|yazan|penulis|reporter|oleh|bởi|tác giả|από|بقلم|كتب|द्वारा|लेखक|文|作者|記者|记者|撰文|文／|文/|取材・文)(?:\\s*[:：]\\s*|\\s+|(?<=[\\u4E00-\\u9FFF]))(?=\\S)");
    private static final Pattern BETWEEN = Pattern.compile(
            "\\s*(?:[,;|/•·\\n、]|\\s(?:and|et|und|y|e|en|with|avec|mit|och|og|ja|i|и|та|ve|dan)\\s|&)\\s*");
    private static final Pattern ASIDE = Pattern.compile(
            "\\s*[(\\[][^)\\]]*[)\\]]\\s*|\\s+[–—-]\\s+.*$|\\s+(?:in|à|aus|en|depuis)\\s+\\p{Lu}[\\p{L}-]+$");
    private static final Pattern SHOWN = Pattern.compile(
            "(?u)^(?i:by|par|von|por|door|di|autor|author|text|texte|written by|автор)\\s*:?\\s+(\\p{Lu}[\\p{L}.'’-]+(?:\\s+(?:(?:de|da|van|von|der|den|el|al|di|du|la|le|bin|ter|ten)\\s+)*\\p{Lu}[\\p{L}.'’-]*){1,3}(?:(?:,| and| et| und| y| e| en)\\s+\\p{Lu}[\\p{L}.'’-]+(?:\\s+\\p{Lu}[\\p{L}.'’-]*){1,3})?)(?:$|[\\s,|•·–—-]+(?:\\d.*|\\p{Lu}.{0,60}|.{0,12}\\d{4}.*)$)");
    private static final Pattern BESIDE = Pattern.compile("\\S*@\\S*|\\s\\d.*$");
    private static final Pattern AGENCY = Pattern.compile(
            "(?i)(?:the )?(?:afp|ap|reuters|dpa|efe|ansa|apa|epa|tass|pa|belga|anp|ats|lusa|pti|ani|ians|bloomberg|associated press|agence france-presse|press association|canadian press|europa press|avec agences|agences?|agencies|agenturen|agencias)");
    private static final Pattern NO_NAME = Pattern.compile(
            "(?iu).*(?:https?:|www\\.|@|\\d|\\.com\\b|[{}<>=]|\\b(?:updated?|published|publié|modifié|reporter|reporters|editor|editors|editorial team|journaliste?|correspondent|correspondant|correspondante|korrespondent(?:in)?|redakteur(?:in)?|redacteur|redactrice|rédacteur|rédactrice|columnist|contributor|writer|writers|producer|professor|minute[sn]?|min read|read|share|follow|view|profile|more|comments?|posts?|articles|subscribe|newsletter|photo(?:graph)?s?|foto|getty|images|video|periodista|redactor|redactora|corresponsal|giornalista|redattore|subeditor|chief|bureau|director|senior|head of|today|yesterday|ago|uhr|stand|last)\\b).*");
    private static final Pattern ADDRESS = Pattern.compile("(?i)^\\s*(?:https?:|www\\.|/|@)");
    private static final Pattern NOBODY = Pattern.compile(
            "(?iu)(?:admin|administrator|webmaster|root|unknown|anonymous|none|null|undefined|guest|author|user|staff|test|n/?a|by|website|default)");
    private static final int LONGEST_BYLINE = 160;
    private static final int MOST_BYLINES = 8;
    private static final int MOST_WORDS = 5;
    private static final int LONGEST_NAME = 50;
    private static final int SHOWN_WITHIN = 400;

    private final Document page;
    private final Site site;
    private final StructuredData data;
    private final Metas metas;

    private Authors(Document page, Site site, Metas metas, StructuredData data) {
        this.page = page;
        this.site = site;
        this.metas = metas;
        this.data = data;
    }

    /** Names with commas between, null for nobody. */
    static @Nullable String of(Document page, Site site, Metas metas, StructuredData data) {
        var names = new Authors(page, site, metas, data).names();
        return names.isEmpty() ? null : String.join(", ", names);
    }

    private List<String> names() {
        var names = clean(data.authors());
        for (var meta : METAS) {
            names = names.isEmpty() ? clean(metas.all(meta)) : names;
        }
        for (var selector : ELEMENTS) {
            if (names.isEmpty()) {
                names = clean(texts(selector));
            }
        }
        return names.isEmpty() ? clean(shown()) : names;
    }

    /** Bylines; of those in different parts of the page the first part's. */
    private List<String> texts(String selector) {
        var texts = new ArrayList<String>();
        Element near = null;
        for (var element : page.select(selector)) {
            var text = element.nameIs("meta") ? element.attr("content") : ShortText.of(element, LONGEST_BYLINE);
            if (text == null || text.isBlank() || element.closest(NOT_THE_AUTHORS) != null) {
                continue;
            }
            if (near != null && !isNear(element, near)) {
                break;
            }
            near = element;
            texts.add(text);
            if (texts.size() >= MOST_BYLINES) {
                break;
            }
        }
        return texts;
    }

    private static boolean isNear(Element one, Element other) {
        var around = other.parent();
        for (int level = 0; level < 3 && around != null; level++) {
            if (one.parents().contains(around)) {
                return true;
            }
            around = around.parent();
        }
        return false;
    }

    /** A short text "By Somebody" behind the headline. */
    private List<String> shown() {
        int looked = 0;
        boolean isBehind = page.selectFirst("h1") == null;
        for (var element : page.body().getAllElements()) {
            isBehind |= element.nameIs("h1");
            if (!isBehind) {
                continue;
            }
            if (++looked > SHOWN_WITHIN) {
                break;
            }
            var text = ShortText.of(element, LONGEST_BYLINE);
            if (text != null) {
                var match = SHOWN.matcher(text);
                if (match.find()) {
                    return List.of(match.group(1));
                }
            }
        }
        return List.of();
    }

    private List<String> clean(List<String> texts) {
        Map<String, String> names = new LinkedHashMap<>();
        for (var text : texts) {
            if (ADDRESS.matcher(text).find()) {
                continue;
            }
            var line = withoutBy(BESIDE.matcher(text.replaceAll("[\\s\\u00A0]+", " "))
                    .replaceAll(" ")
                    .strip());
            for (var part : BETWEEN.split(line)) {
                var name = withoutSite(ASIDE.matcher(withoutBy(part))
                        .replaceAll(" ")
                        .strip()
                        .replaceAll("^(?:and|et|und|y|e|en)\\s+|^[\\s.:–—-]+|[\\s:–—,-]+$", ""));
                if (isName(name)) {
                    names.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
                }
            }
        }
        var persons = names.values().stream()
                .filter(name -> !AGENCY.matcher(name).matches())
                .toList();
        return persons.isEmpty() ? List.copyOf(names.values()) : persons;
    }

    /** Where the house is named behind the person. */
    private String withoutSite(String name) {
        for (int space = name.indexOf(' ', name.indexOf(' ') + 1); space > 0; space = name.indexOf(' ', space + 1)) {
            if (site.isExactly(name.substring(space))) {
                return name.substring(0, space);
            }
        }
        return name;
    }

    private static String withoutBy(String text) {
        return BY.matcher(text).replaceFirst("").strip();
    }

    private boolean isName(String name) {
        return name.length() > 1
                && name.length() <= LONGEST_NAME
                && name.codePoints().anyMatch(Character::isLetter)
                && !NO_NAME.matcher(name).matches()
                && !NOBODY.matcher(name).matches()
                && name.split(" ").length <= MOST_WORDS
                && !site.isNamed(name);
    }
}
