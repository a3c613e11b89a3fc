package org.vigie.ingest.feed;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * MathML and SVG inside HTML, as far as they only show something: no scripts, no animation, nothing that holds HTML (an
 * old way to smuggle markup past sanitisers), no references to what is elsewhere.
 */
final class FormulasAndDrawings {
    private static final Set<String> MATHML = words(
            "annotation maction math menclose merror mfenced mfrac mi mlabeledtr mlongdiv mmultiscripts mn mo mover mpadded"
                    + " mphantom mprescripts mroot mrow ms mscarries mscarry msgroup msline mspace msqrt msrow mstack mstyle"
                    + " msub msubsup msup mtable mtd mtext mtr munder munderover none semantics");

    private static final Set<String> SVG = words(
            "a circle clippath defs desc ellipse g line lineargradient marker metadata path pattern polygon polyline"
                    + " radialgradient rect stop svg switch symbol text textpath title tspan use");

    private static final Set<String> ATTRIBUTES = words(
            // MathML
            "accent accentunder align alttext bevelled charalign close columnalign columnlines columnspacing columnspan"
                    + " columnwidth crossout decimalpoint denomalign depth dir display displaystyle edge encoding"
                    + " equalcolumns equalrows fence fontstyle fontweight form frame framespacing groupalign height indentalign"
                    + " indentshift largeop length linebreak lineleading linethickness location longdivstyle lquote lspace"
                    + " mathbackground mathcolor mathsize mathvariant maxsize minlabelspacing minsize movablelimits notation"
                    + " numalign open position rowalign rowlines rowspacing rowspan rquote rspace scriptlevel scriptminsize"
                    + " scriptsizemultiplier separator separators shift side stackalign stretchy subscriptshift"
                    + " superscriptshift symmetric voffset width"
                    // SVG
                    + " class clip-path clip-rule color cx cy d dx dy fill fill-opacity fill-rule font-family font-size"
                    + " font-stretch font-style font-variant font-weight fx fy gradienttransform gradientunits id lang"
                    + " letter-spacing marker-end marker-mid marker-start markerheight markerunits markerwidth offset opacity"
                    + " orient overflow pathlength patterncontentunits patterntransform patternunits points"
                    + " preserveaspectratio r refx refy rotate rx ry spreadmethod startoffset stop-color stop-opacity stroke"
                    + " stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity"
                    + " stroke-width style systemlanguage text-anchor text-decoration textlength title transform version"
                    + " viewbox visibility word-spacing x x1 x2 xml:lang xml:space y y1 y2");

    private static final Pattern ELSEWHERE = Pattern.compile("(?i)url\\s*\\((?!\\s*['\"]?#)");

    private FormulasAndDrawings() {}

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }

    static String[] elements() {
        return Stream.concat(MATHML.stream(), SVG.stream()).toArray(String[]::new);
    }

    static String[] attributes() {
        return Stream.concat(ATTRIBUTES.stream(), Stream.of("xlink:href", "xmlns"))
                .toArray(String[]::new);
    }

    /** Whether an element belongs to MathML or SVG, where names mean something else than in HTML. */
    static boolean isForeign(Element element) {
        return !element.tag().namespace().equals(Parser.NamespaceHtml);
    }

    /** Whether it only shows something. */
    static boolean isHarmless(Element foreign) {
        var names = foreign.tag().namespace().equals(Parser.NamespaceMathml) ? MATHML : SVG;
        return names.contains(foreign.normalName());
    }

    /** Whether an attribute of a harmless element is harmless too. */
    static boolean isHarmless(Element foreign, Attribute attribute) {
        var name = attribute.getKey().toLowerCase(Locale.ROOT);
        if (name.equals("xlink:href") || name.equals("href")) {
            return attribute.getValue().strip().startsWith("#");
        }
        if (name.equals("xmlns")) {
            return attribute.getValue().equals(foreign.tag().namespace());
        }
        return ATTRIBUTES.contains(name)
                && !ELSEWHERE.matcher(attribute.getValue()).find();
    }
}
