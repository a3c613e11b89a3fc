package org.vigie.ingest.page;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;

/** Readability's rule for what is unlikely to hold an article: by class and id alone, with exceptions. */
final class Unlikely implements NodeFilter {
    private static final Pattern UNLIKELY =
            Pattern.compile("(?i)-ad-|ai2html|banner|breadcrumbs|combx|comment|community|cover-wrap"
                    + "|disqus|extra|footer|gdpr|header|legends|menu|related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor"
                    + "|supplemental|ad-break|agegate|pagination|pager|popup|yom-remote");
    private static final Pattern MAYBE = Pattern.compile("(?i)and|article|body|column|content|main|mathjax|shadow");
    private static final Set<String> ROLES =
            Set.of("menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog");
    private static final Set<String> KEPT = Set.of("html", "body", "a");
    private static final Set<String> ENCLOSED = Set.of("table", "code");

    private Unlikely() {}

    static void remove(Element body) {
        body.filter(new Unlikely());
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (!(node instanceof Element element) || KEPT.contains(element.normalName())) {
            return FilterResult.CONTINUE;
        }
        if (ENCLOSED.contains(element.normalName())) {
            return FilterResult.SKIP_CHILDREN;
        }
        var names = element.className() + " " + element.id();
        boolean isUnlikely =
                UNLIKELY.matcher(names).find() && !MAYBE.matcher(names).find();
        return isUnlikely || ROLES.contains(element.attr("role")) ? FilterResult.REMOVE : FilterResult.CONTINUE;
    }
}
