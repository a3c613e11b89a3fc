package org.vigie.ingest.feed;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Tag;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeFilter;

/** Markup inside feeds: made harmless, or taken away. */
public final class Html {
    private static final OutputSettings AS_IT_IS =
            new OutputSettings().prettyPrint(false).escapeMode(EscapeMode.xhtml);

    /** Elements that go with all that is in them. */
    private static final Set<String> NOT_FOR_READERS =
            Set.of("script", "style", "applet", "template", "noembed", "noframes", "xmp", "plaintext");

    private static final Set<String> ADDRESSES = Set.of(
            "href",
            "src",
            "cite",
            "action",
            "longdesc",
            "poster",
            "background",
            "data",
            "usemap",
            "formaction",
            "dynsrc",
            "lowsrc");

    /** Those that fetch or start nothing by themselves, and the ones every reader knows. */
    private static final Set<String> SCHEMES = Set.of(
            "http", "https", "ftp", "ftps", "mailto", "tel", "sms", "news", "nntp", "magnet", "xmpp", "sip", "sips",
            "rtsp", "mms", "gopher", "telnet", "irc", "ircs", "geo", "urn", "doi", "feed", "webcal", "matrix", "svn",
            "git");

    /** The elements and attributes of HTML that can neither run code nor break out of their place. */
    private static final Safelist HARMLESS = new Safelist()
            .addTags(
                    ("a abbr acronym address area article aside audio b bdi bdo big blockquote br button canvas caption center"
                                    + " cite code col colgroup command datagrid datalist dd del details dfn dialog dir div dl dt"
                                    + " em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i img input ins"
                                    + " kbd keygen label legend li m main map mark menu meter multicol nav nextid ol"
                                    + " optgroup option output p picture pre progress q rp rt ruby s samp section select small"
                                    + " sound source spacer span strike strong sub summary sup table tbody td textarea tfoot th"
                                    + " thead time tr track tt u ul var video wbr")
                            .split(" "))
            .addAttributes(
                    ":all",
                    ("abbr accept accept-charset accesskey action align alt aria-label autocomplete axis"
                                    + " background balance bgcolor bgproperties border bordercolor bordercolordark"
                                    + " bordercolorlight bottompadding cellpadding cellspacing ch char charoff charset"
                                    + " checked choff cite class clear color cols colspan compact controls coords"
                                    + " data datafld datapagesize datasrc datetime default delay dir disabled draggable dynsrc"
                                    + " enctype end face for form frame galleryimg gutter headers height hidden hidefocus high"
                                    + " href hreflang hspace id inputmode ismap label lang leftspacing list longdesc"
                                    + " loop loopcount loopend loopstart low lowsrc max maxlength media method min multiple name"
                                    + " nohref noshade nowrap open optimum pattern point-size poster preload prompt"
                                    + " radiogroup readonly rel repeat-max repeat-min required rev rightspacing rows"
                                    + " rowspan rules scope selected shape size span src start step style summary suppress"
                                    + " tabindex target title toppadding type usemap valign value"
                                    + " variable volume vspace width wrap xml:lang")
                            .split(" "))
            .addTags(FormulasAndDrawings.elements())
            .addAttributes(":all", FormulasAndDrawings.attributes())
            .preserveRelativeLinks(true);

    private static final Set<String> NOT_TEXT = Set.of("script", "style");
    private static final Set<String> LINES =
            Set.of("p", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "div", "tr", "blockquote");
    private static final Pattern SKIPPED =
            Pattern.compile("[\\p{Cntrl}\\s\\u00A0\\u00AD\\u200B-\\u200F\\u2028-\\u202F\\uFEFF\\uFFFD]+");
    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\f]+");
    private static final Pattern LINE_BREAKS = Pattern.compile(" ?\n[ \n]*");
    private static final Pattern TAG = Pattern.compile("</?([A-Za-z][^\\s<>/]*)");

    private Html() {}

    /**
     * Keeps harmless elements; links become absolute.
     *
     * @param base what relative links are relative to, empty where nobody knows
     */
    public static String sanitise(String html, String base) {
        if (html.isBlank()) {
            return "";
        }
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return html.strip();
        }
        var document = Jsoup.parseBodyFragment(html);
        for (Element element : document.body().getAllElements()) {
            if (FormulasAndDrawings.isForeign(element)) {
                tameForeign(element);
            } else if (NOT_FOR_READERS.contains(element.normalName())) {
                element.empty();
            } else if (element.attributesSize() > 0) {
                tame(element, base);
            }
        }
        var clean = new Cleaner(HARMLESS).clean(document);
        clean.outputSettings(AS_IT_IS);
        return clean.body().html().strip();
    }

    /** Whether an attribute holds an address. */
    static boolean isAddress(String attribute) {
        return ADDRESSES.contains(attribute);
    }

    /** What is not harmless is emptied and gets a name that the cleaner does not know: to take it out costs more. */
    private static void tameForeign(Element element) {
        if (!FormulasAndDrawings.isHarmless(element)) {
            element.empty();
            element.tagName("gone");
            return;
        }
        for (var attribute : element.attributes().asList()) {
            if (!FormulasAndDrawings.isHarmless(element, attribute)) {
                element.removeAttr(attribute.getKey());
            } else if (attribute.getKey().equals("style")) {
                tameStyle(element, attribute.getValue());
            }
        }
        if (element.normalName().equals("svg") || element.normalName().equals("math")) {
            element.attr("xmlns", element.tag().namespace());
        }
    }

    private static void tame(Element element, String base) {
        for (var attribute : element.attributes().asList()) {
            var name = attribute.getKey();
            if (isAddress(name)) {
                var address = Links.resolve(base, attribute.getValue());
                if (isHarmless(address)) {
                    element.attr(name, address);
                } else {
                    element.removeAttr(name);
                }
            } else if (name.equals("style")) {
                tameStyle(element, attribute.getValue());
            } else if (name.equals("xmlns")) {
                element.removeAttr(name);
            }
        }
    }

    private static void tameStyle(Element element, String written) {
        var style = SafeStyle.of(written);
        if (style.isEmpty()) {
            element.removeAttr("style");
        } else {
            element.attr("style", style);
        }
    }

    /** Browsers skip white space and controls inside a scheme. */
    private static boolean isHarmless(String address) {
        var squeezed = SKIPPED.matcher(address).replaceAll("");
        int colon = squeezed.indexOf(':');
        if (colon < 0) {
            return true;
        }
        var scheme = squeezed.substring(0, colon).toLowerCase(Locale.ROOT);
        return SCHEMES.contains(scheme) || scheme.chars().anyMatch(c -> c == '/' || c == '?' || c == '#');
    }

    /** Plain text as HTML. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Only what looks like an element of HTML is markup. */
    static String escapeUnknown(String html) {
        return html.indexOf('<') < 0
                ? html
                : TAG.matcher(html).replaceAll(found -> {
                    var name = found.group(1).toLowerCase(Locale.ROOT);
                    boolean isMarkup = found.end() < html.length()
                            && (name.indexOf(':') > 0 || Tag.isKnownTag(name) || HARMLESS.isSafeTag(name));
                    return Matcher.quoteReplacement(
                            isMarkup ? found.group() : "&lt;" + found.group().substring(1));
                });
    }

    /** The text alone, white space folded; block elements become line breaks. */
    public static String plainText(String html) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return fold(html);
        }
        var text = new StringBuilder();
        Jsoup.parseBodyFragment(html).body().filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    text.append(words.getWholeText());
                } else if (LINES.contains(node.normalName())) {
                    text.append('\n');
                }
                return NOT_TEXT.contains(node.normalName()) ? FilterResult.SKIP_ENTIRELY : FilterResult.CONTINUE;
            }

            @Override
            public FilterResult tail(Node node, int depth) {
                if (LINES.contains(node.normalName())) {
                    text.append('\n');
                }
                return FilterResult.CONTINUE;
            }
        });
        return fold(text.toString());
    }

    /** No-break spaces stay: French typography needs them. */
    private static String fold(String text) {
        var inLines = SPACES.matcher(text).replaceAll(" ");
        return LINE_BREAKS.matcher(inLines).replaceAll("\n").strip();
    }
}
