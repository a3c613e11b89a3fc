package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a page holds the article: paragraphs give points to what they stand in, link-rich parts lose theirs, and
 * siblings of the best part that are like it belong to it. The scoring of Readability (Arc90, 2009; today Mozilla's
 * Readability.js).
 */
final class Scorer {
    private static final int SHORTEST = 25;
    private static final int LEVELS = 5;
    private static final Pattern GOOD =
            Pattern.compile("(?i)article|body|content|entry|hentry|main|page|post|text|blog|story|paragraph");
    private static final Pattern BAD = Pattern.compile(
            "(?i)banner|combx|comment|contact|footer|gdpr|masthead|media|meta|outbrain|promo|related|scroll|share|shoutbox|sidebar|sponsor|tags|widget");
    private static final double LIKE_THE_BEST = 0.2;
    private static final int LONG_PARAGRAPH = 80;

    private final Map<Element, Double> scores = new IdentityHashMap<>();

    private Scorer() {}

    /** The best part and what belongs to it, in document order; empty where nothing looks like text. */
    static List<Element> best(Element body) {
        return new Scorer().score(body);
    }

    private List<Element> score(Element body) {
        for (var paragraph : body.select("p, pre, td, blockquote, div, section, li, h2, h3")) {
            var text = isContainer(paragraph) ? paragraph.ownText() : paragraph.text();
            if (text.length() >= SHORTEST) {
                award(paragraph, text, body);
            }
        }
        scores.replaceAll((element, score) -> score * (1 - linkDensity(element)));
        var top = body.getAllElements().stream()
                .filter(scores::containsKey)
                .max(Comparator.comparingDouble(this::inside))
                .orElse(null);
        return top == null ? List.of() : withSiblings(holding(top));
    }

    private static boolean isContainer(Element element) {
        return element.nameIs("div") || element.nameIs("section");
    }

    private void award(Element paragraph, String text, Element body) {
        double points =
                1 + text.chars().filter(c -> ",،，、;".indexOf(c) >= 0).count() + Math.min(text.length() / 100, 3);
        Element at = isContainer(paragraph) ? paragraph : paragraph.parent();
        for (int level = 0; level < LEVELS && at != null; level++) {
            double share = level == 0 ? 1 : level == 1 ? 0.5 : 1.0 / (level * 3);
            scores.merge(at, points * share, Double::sum);
            if (at == body) {
                return;
            }
            at = at.parent();
        }
    }

    private static double weight(Element element) {
        double weight = 0;
        for (var name : new String[] {element.className(), element.id()}) {
            weight += BAD.matcher(name).find() ? -25 : 0;
            weight += GOOD.matcher(name).find() ? 25 : 0;
        }
        return weight
                + switch (element.normalName()) {
                    case "article", "main" -> 10;
                    case "div" -> 5;
                    case "ul", "ol", "dl", "form", "header" -> -3;
                    default -> 0;
                };
    }

    /** A body that is split over several boxes: the element around them that holds most of the points. */
    private Element holding(Element top) {
        var best = top;
        double enough = scoreOf(top) * 0.75;
        for (Element at = top.parent(); at != null && !at.nameIs("html"); at = at.parent()) {
            long like = at.children().stream()
                    .filter(child -> inside(child) >= enough)
                    .count();
            if (like >= 3) {
                best = at;
            }
        }
        return best;
    }

    private double inside(Element element) {
        return scores.getOrDefault(element, 0.0);
    }

    private double scoreOf(@Nullable Element element) {
        return element == null ? 0 : scores.getOrDefault(element, 0.0) + weight(element);
    }

    private List<Element> withSiblings(Element top) {
        var parent = top.parent();
        if (parent == null || top.nameIs("body")) {
            return List.of(top);
        }
        double threshold = Math.max(10, scoreOf(top) * LIKE_THE_BEST);
        var parts = new ArrayList<Element>();
        for (var sibling : parent.children()) {
            double bonus = !top.className().isEmpty() && top.className().equals(sibling.className())
                    ? scoreOf(top) * LIKE_THE_BEST
                    : 0;
            boolean isLike = inside(sibling) > 0 && scoreOf(sibling) + bonus >= threshold;
            if (sibling == top || isLike || isLongParagraph(sibling)) {
                parts.add(sibling);
            }
        }
        return parts;
    }

    private static boolean isLongParagraph(Element element) {
        return element.nameIs("p") && element.text().length() > LONG_PARAGRAPH && linkDensity(element) < 0.25;
    }

    static double linkDensity(Element element) {
        int length = element.text().length();
        int links = 0;
        for (var link : element.select("a")) {
            links += link.attr("href").startsWith("#")
                    ? link.text().length() * 3 / 10
                    : link.text().length();
        }
        return length == 0 ? 0 : Math.min(1, (double) links / length);
    }
}
