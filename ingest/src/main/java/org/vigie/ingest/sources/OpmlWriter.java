package org.vigie.ingest.sources;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.vigie.contract.Source;

/**
 * Writes OPML 2.0 for newsreaders: a folder for each group, a source in all of its folders, first those without. A hub, which
 * no newsreader can read, is a link. Headers, credentials and networks are left out: they are for this pipeline's eyes only.
 */
final class OpmlWriter {
    private final XMLStreamWriter xml;
    private int depth;

    private OpmlWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String write(List<Source> sources) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new OpmlWriter(xml).document(sources);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // a string never fails
        }
        return text + "\n";
    }

    private void document(List<Source> sources) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        start("opml");
        xml.writeAttribute("version", "2.0");
        xml.writeAttribute("xmlns:vigie", OpmlFile.NAMESPACE);
        start("head");
        start("title");
        xml.writeCharacters("Sources of Vigie");
        xml.writeEndElement();
        depth--;
        end();
        start("body");
        var folders = folders(sources);
        for (var source : folders.getOrDefault("", List.of())) {
            outline(source);
        }
        folders.remove("");
        for (var folder : folders.entrySet()) {
            start("outline");
            xml.writeAttribute("text", folder.getKey());
            xml.writeAttribute("title", folder.getKey());
            for (var source : folder.getValue()) {
                outline(source);
            }
            end();
        }
        end();
        end();
        xml.writeEndDocument();
    }

    /** Sources without a group are under the empty name. */
    private static Map<String, List<Source>> folders(List<Source> sources) {
        var folders = new LinkedHashMap<String, List<Source>>();
        for (var source : sources) {
            var groups = source.groups().isEmpty() ? List.of("") : source.groups();
            groups.forEach(group ->
                    folders.computeIfAbsent(group, any -> new ArrayList<>()).add(source));
        }
        return folders;
    }

    private void outline(Source source) throws XMLStreamException {
        boolean isFeed = source.kind() == Source.Kind.FEED;
        indent();
        xml.writeEmptyElement("outline");
        attribute("type", isFeed ? "rss" : "link");
        attribute("text", source.outlet());
        attribute("title", source.outlet());
        attribute(isFeed ? "xmlUrl" : "url", source.url());
        if (source.language() != null) {
            attribute("language", source.language());
        }
        if (source.groups().size() > 1) {
            attribute("category", String.join(",", source.groups()));
        }
        var texts = SourceForm.texts(source);
        attribute(OpmlFile.PREFIX + "id", source.id());
        for (var setting : OpmlFile.SETTINGS) {
            if (texts.get(setting) != null) {
                attribute(OpmlFile.PREFIX + setting, texts.get(setting).toString());
            }
        }
    }

    /** XML has no words for control characters. */
    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, value.replaceAll("\\p{Cntrl}+", " "));
    }

    private void start(String element) throws XMLStreamException {
        indent();
        xml.writeStartElement(element);
        depth++;
    }

    private void end() throws XMLStreamException {
        depth--;
        indent();
        xml.writeEndElement();
    }

    private void indent() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
