package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Which part of a page holds the article. Paragraphs give points for their length and their commas to what they stand in,
 * less the farther up; names add or take some; link-rich parts lose theirs. From the best part the way goes up as long as
 * what is around has nearly as many points, and siblings that are like the best belong to it. The algorithm is
 * Readability's (Arc90, 2009; today Mozilla's Readability.js), without its changes to the tree; time is linear in the page.
 */
final class Scorer {
    private static final int BEST = 5;
    private static final double RIVAL = 0.75;
    private static final int RIVALS = 3;
    private static final double LEAST_OF_ALL = 10;
    private static final double LIKE_THE_BEST = 0.2;
    private static final int LONG_PARAGRAPH = 80;
    private static final Pattern SENTENCE_ENDS = Pattern.compile("[.!?…。！？।؟](?:\\s|$|[”\"»’)])");
    private static final Pattern GOOD = Pattern.compile(
            "(?i)article|body|content|entry|hentry|main|page|post|text|blog|story|paragraph|beitrag|artikel|texte|noticia|nota|cuerpo|corpo|articolo");
    private static final Pattern BAD = Pattern.compile(
            "(?i)-ad-|(?<![\\w:-])hidden|^hid$|(?:^| )hid(?: |$)|banner|combx|comment|com-|contact|footer|gdpr"
                    + "|masthead|media|meta|outbrain|promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|(?:^| )widget(?:[ _-]|$)");

    private final Element body;
    private final Map<Element, Measure> measures;
    private final boolean weighsNames;
    private final Map<Element, Double> scores = new IdentityHashMap<>();

    private Scorer(Element body, Map<Element, Measure> measures, boolean weighsNames) {
        this.body = body;
        this.measures = measures;
        this.weighsNames = weighsNames;
    }

    /**
     * The best part and what belongs to it, in document order; empty where nothing looks like text.
     *
     * @param weighsNames whether classes and ids count
     */
    static List<Element> best(Element body, boolean weighsNames) {
        return new Scorer(body, Measure.all(body), weighsNames).score();
    }

    private List<Element> score() {
        for (var paragraph : Paragraph.all(body, measures)) {
            award(paragraph);
        }
        scores.replaceAll((element, points) ->
                (points + weight(element)) * (1 - measure(element).linkDensity()));
        var ranked = scores.keySet().stream()
                .sorted(Comparator.<Element>comparingDouble(this::scoreOf).reversed())
                .limit(BEST)
                .toList();
        if (ranked.isEmpty()) {
            return List.of();
        }
        var top = onlyChild(climbed(aroundRivals(ranked)));
        return top == body ? List.of(top) : Cousins.of(withSiblings(top), top, body, measures);
    }

    private void award(Paragraph paragraph) {
        int level = 0;
        for (var at = paragraph.holder(); at != null && level < Paragraph.LEVELS; at = at.parent()) {
            if (Paragraph.isWrapper(at, measures)) {
                continue;
            }
            if (at.nameIs("html")) {
                return;
            }
            double share = level == 0 ? 1 : level == 1 ? 0.5 : 1.0 / (level * 3);
            scores.merge(at, paragraph.points() * share, Double::sum);
            if (at == body) {
                break;
            }
            level++;
        }
    }

    private double scoreOf(Element element) {
        return scores.getOrDefault(element, 0.0);
    }

    private Measure measure(Element element) {
        return measures.getOrDefault(element, new Measure());
    }

    private double weight(Element element) {
        return (weighsNames ? ofNames(element) : 0)
                + switch (element.normalName()) {
                    case "div" -> 5;
                    case "article", "main" -> 8;
                    case "pre", "td", "blockquote" -> 3;
                    case "address", "ol", "ul", "dl", "dd", "dt", "li", "form" -> -3;
                    case "h1", "h2", "h3", "h4", "h5", "h6", "th" -> -5;
                    default -> 0;
                };
    }

    /** What class and id say: 25 points each way. */
    static int ofNames(Element element) {
        int weight = 0;
        for (var name : new String[] {element.className(), element.id()}) {
            if (!name.isEmpty()) {
                weight += BAD.matcher(name).find() ? -25 : 0;
                weight += GOOD.matcher(name).find() ? 25 : 0;
            }
        }
        return weight;
    }

    /** Where at least three rivals share an ancestor with the best, that is the better choice: a body in several boxes. */
    private Element aroundRivals(List<Element> ranked) {
        var top = ranked.getFirst();
        var around = ranked.stream()
                .skip(1)
                .filter(rival -> scoreOf(rival) >= RIVAL * scoreOf(top))
                .map(rival -> (Set<Element>) new HashSet<Element>(rival.parents()))
                .toList();
        if (around.size() >= RIVALS) {
            for (var at = top.parent(); at != null && at != body; at = at.parent()) {
                var candidate = at;
                if (around.stream()
                                .filter(parents -> parents.contains(candidate))
                                .count()
                        >= RIVALS) {
                    return at;
                }
            }
        }
        return top;
    }

    /** Up to an ancestor with more points, unless the points fall to a third on the way. */
    private Element climbed(Element top) {
        double last = scoreOf(top);
        double threshold = last / 3;
        for (var at = top.parent(); at != null && at != body; at = at.parent()) {
            if (!scores.containsKey(at)) {
                continue;
            }
            double score = scoreOf(at);
            if (score < threshold) {
                return top;
            }
            if (score > last && score > RIVAL * scoreOf(top)) {
                return at;
            }
            last = score;
        }
        return top;
    }

    private Element onlyChild(Element top) {
        var at = top;
        for (var parent = at.parent(); parent != null && parent != body && parent.childrenSize() == 1; ) {
            at = parent;
            parent = at.parent();
        }
        return at;
    }

    private List<Element> withSiblings(Element top) {
        var parent = top.parent();
        if (parent == null) {
            return List.of(top);
        }
        double threshold = Math.max(LEAST_OF_ALL, scoreOf(top) * LIKE_THE_BEST);
        var parts = new ArrayList<Element>();
        for (var sibling : parent.children()) {
            if (sibling == top || isLike(sibling, top, threshold) || isText(sibling)) {
                parts.add(sibling);
            }
        }
        return parts;
    }

    private boolean isLike(Element sibling, Element top, double threshold) {
        boolean isTwin = !top.className().isEmpty() && top.className().equals(sibling.className());
        double bonus = isTwin ? scoreOf(top) * LIKE_THE_BEST : 0;
        return scores.containsKey(sibling) && scoreOf(sibling) + bonus >= threshold;
    }

    private boolean isText(Element sibling) {
        if (!sibling.nameIs("p") && !Paragraph.isWrapper(sibling, measures)) {
            return false;
        }
        var measure = measure(sibling);
        return measure.length > LONG_PARAGRAPH
                ? measure.linkDensity() < 0.25
                : measure.length > 0
                        && measure.linked == 0
                        && SENTENCE_ENDS.matcher(sibling.text()).find();
    }
}
