package org.vigie.notify.send;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.vigie.notify.message.Message;
import org.vigie.notify.message.Told;
import org.vigie.notify.message.Wording;

/** Writes the latest alerts as an Atom feed (RFC 4287), newest first; readers always find a whole file. */
final class FeedSender implements Sender {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final int MOST_ENTRIES = 100;

    private final Path file;
    private final Wording wording;
    /** By alert id, the one that was told last at the end. */
    private final SequencedMap<String, Told> latest = new LinkedHashMap<>();

    /** @param before what stood in the feed, the oldest first */
    FeedSender(Path file, Wording wording, List<Told> before) {
        this.file = file;
        this.wording = wording;
        before.forEach(this::put);
    }

    private void put(Told told) {
        latest.remove(told.alert().id());
        latest.putLast(told.alert().id(), told);
        if (latest.size() > MOST_ENTRIES) {
            latest.pollFirstEntry();
        }
    }

    @Override
    public Answer send(Message message) {
        message.told().forEach(this::put);
        try {
            var absolute = file.toAbsolutePath();
            var folder = absolute.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            var next = absolute.resolveSibling(absolute.getFileName() + ".next");
            Files.writeString(next, feed(message), StandardCharsets.UTF_8);
            Files.move(next, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Answer.Taken("written to " + file);
        } catch (IOException e) {
            return new Answer.TryAgain(file + " cannot be written (" + e + ")", null);
        } catch (XMLStreamException e) {
            return new Answer.Refused("no feed can be made of it (" + e.getMessage() + ")");
        }
    }

    private String feed(Message message) throws XMLStreamException {
        var text = new StringWriter();
        var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        element(xml, "id", "urn:vigie:channel:" + message.channel().name());
        element(xml, "title", "Vigie: " + message.channel().name());
        element(xml, "updated", message.told().getLast().at().toString());
        xml.writeStartElement("author");
        element(xml, "name", "Vigie");
        xml.writeEndElement();
        for (var told : new ArrayList<>(latest.values()).reversed()) {
            entry(xml, told);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        return text.toString();
    }

    private void entry(XMLStreamWriter xml, Told told) throws XMLStreamException {
        var line = wording.line(told);
        xml.writeCharacters("\n");
        xml.writeStartElement("entry");
        element(xml, "id", "urn:vigie:alert:" + told.alert().id());
        element(xml, "title", line.before() + line.title());
        element(xml, "published", told.alert().at().toString());
        element(xml, "updated", told.at().toString());
        if (line.url() != null) {
            xml.writeEmptyElement("link");
            xml.writeAttribute("href", line.url());
        }
        element(xml, "summary", line.plain());
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
