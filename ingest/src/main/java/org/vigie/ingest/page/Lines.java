package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The lines of an element as a browser shows them, and those among them that are no part of an article. */
final class Lines {
    private static final Set<String> BREAKING = Set.of(
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "pre",
            "tr",
            "table",
            "section",
            "article",
            "main",
            "header",
            "footer",
            "br",
            "hr",
            "figure",
            "figcaption",
            "td",
            "th");
    private static final int REAL_WORDS = 15;
    private static final int SHORT = 8;
    private static final int LINKED_WORDS = 25;
    private static final int FURNITURE_WORDS = 25;
    private static final int REPEATED_WORDS = 4;
    private static final Pattern ENDS_A_SENTENCE = Pattern.compile(".*[.!?…»”\"'’)。！？:;]\\s*$", Pattern.DOTALL);
    private static final Pattern FURNITURE = Pattern.compile(
            "(?iu)^\\W*(?:read (?:more|also|next|the full)|see also|also read|related(?: articles?| stories| content)?\\b|more on this|more from"
                    + "|recommended|you may (?:also )?like|share (?:this|on)|follow us|sign up|subscribe|newsletter|advertisement|sponsored|click here"
                    + "|photo(?:graph)?s?\\b.{0,3}:|image (?:credit|source)|picture:|getty images|all rights reserved|copyright|©|\\(c\\)"
                    + "|published|posted|updated|last (?:updated|modified)|first published|filed under|tags?:|topics?:|categories:|comments?\\b|leave a (?:reply|comment)"
                    + "|print this|email this|reporting by|editing by|source:|loading|skip to|watch:|listen:|this article (?:was|is) (?:originally )?published"
                    + "|lire aussi|à lire|lire la suite|lire plus|voir aussi|sur le même sujet|partager|partagez|suivez|abonnez|inscrivez|publicité|crédits?\\b|photo\\b"
                    + "|tous droits réservés|publié le|mis à jour|mise à jour|article réservé|réservé aux abonnés|il vous reste|commentaires?|mots.clés"
                    + "|lesen sie auch|mehr zum thema|weiterlesen|anzeige|werbung|foto:|bild:|quelle:|teilen|abonnieren|stand:|veröffentlicht|kommentare"
                    + "|leer también|lea también|más información|compartir|suscríbe|publicidad|foto:|leggi anche|condividi|iscriviti|pubblicità|lees ook|deel dit"
                    + "|leia também|compartilhe|czytaj (?:też|także)|читайте также|поделиться|подписывайтесь)");

    /** One line. */
    private record Line(String text, int words, int linkedWords, boolean isHeading) {
        boolean isReal() {
            return words >= REAL_WORDS
                    || words >= SHORT && ENDS_A_SENTENCE.matcher(text).matches();
        }

        boolean isFurniture() {
            return words < FURNITURE_WORDS && FURNITURE.matcher(text).find()
                    || words < LINKED_WORDS && 2 * linkedWords > words
                    || text.codePoints().noneMatch(Character::isLetterOrDigit);
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private int linked;
    private boolean isHeading;

    private Lines() {}

    /**
     * The article's lines: without link lists, credits and calls to read on, without short ones before the first and after
     * the last real paragraph, each once.
     *
     * @param title which is no line of the text
     */
    static String of(Iterable<Element> elements, String title) {
        var lines = new Lines();
        for (var element : elements) {
            lines.read(element);
            lines.end();
        }
        return lines.filtered(title);
    }

    private void read(Element root) {
        root.traverse(new NodeVisitor() {
            private int links;

            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                    current.append(text.getWholeText().replaceAll("\\s+", " "));
                    if (links > 0) {
                        linked += words(text.getWholeText());
                    }
                } else if (node instanceof Element element) {
                    links += element.nameIs("a") ? 1 : 0;
                    if (BREAKING.contains(element.normalName())) {
                        end();
                        isHeading = element.normalName().matches("h[1-6]");
                    }
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    links -= element.nameIs("a") ? 1 : 0;
                    if (BREAKING.contains(element.normalName())) {
                        end();
                    }
                }
            }
        });
    }

    private void end() {
        var text = current.toString().replaceAll("[ \\u00A0]+", " ").strip();
        if (!text.isEmpty()) {
            lines.add(new Line(text, words(text), linked, isHeading));
        }
        current.setLength(0);
        linked = 0;
        isHeading = false;
    }

    private String filtered(String title) {
        var kept = new ArrayList<Line>();
        var seen = new HashSet<String>();
        seen.add(title.toLowerCase(Locale.ROOT));
        for (var line : lines) {
            boolean isRepeat = !seen.add(line.text.toLowerCase(Locale.ROOT))
                    && (line.words >= REPEATED_WORDS || line.text.equalsIgnoreCase(title));
            if (!isRepeat && !line.isFurniture()) {
                kept.add(line);
            }
        }
        int from = 0;
        while (from < kept.size() && !kept.get(from).isReal()) {
            from++;
        }
        int to = kept.size();
        while (to > from && !kept.get(to - 1).isReal()) {
            to--;
        }
        boolean isAllShort = from == kept.size();
        return String.join(
                "\n",
                (isAllShort ? kept : kept.subList(from, to))
                        .stream().map(Line::text).toList());
    }

    /** Words; in scripts without spaces two letters are one. */
    static int words(String text) {
        int words = 0;
        int ideographs = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\u3040' && c <= '\u9FFF' || c >= '\u0E00' && c <= '\u0E7F') {
                ideographs++;
                inWord = false;
            } else if (Character.isLetterOrDigit(c)) {
                words += inWord ? 0 : 1;
                inWord = true;
            } else if (Character.isWhitespace(c) || c == '\u00A0') {
                inWord = false;
            }
        }
        return words + (ideographs + 1) / 2;
    }
}
