package org.vigie.notify.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.notify.Examples.NOW;
import static org.vigie.notify.Examples.alert;
import static org.vigie.notify.Examples.channel;
import static org.vigie.notify.Examples.message;
import static org.vigie.notify.Examples.retitled;
import static org.vigie.notify.Examples.titled;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.notify.message.Message;
import org.vigie.notify.message.Told;
import org.vigie.notify.message.Wording;
import org.w3c.dom.Document;

class FeedSenderTest {
    private final Wording wording = new Wording(Locale.FRENCH);

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("public").resolve("alerts.atom");
    }

    private Document feed() throws Exception {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file().toFile());
    }

    @Test
    void theNewestStandsFirstAndTitlesAreText() throws Exception {
        var sender = new FeedSender(file(), wording, List.of(new Told(alert("v3", NOW), null, NOW)));

        assertThat(sender.send(message(channel("feed"), titled("<b>&]]>\u0001\uFFFE"))))
                .isInstanceOf(Answer.Taken.class);

        var titles = feed().getElementsByTagName("title");
        assertThat(titles.getLength()).isEqualTo(3);
        assertThat(titles.item(1).getTextContent()).startsWith("Nouveau modèle : <b>&]]>");
        assertThat(titles.item(2).getTextContent()).isEqualTo("Nouveau modèle : DeepSeek: v3");
        try (var files = Files.list(file().getParent())) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aCorrectionIsNewToWhoReadsTheFeed() throws Exception {
        var later = NOW.plusSeconds(3_600);
        var corrected = new Told(retitled(alert("v4", NOW), "DeepSeek: V4.1"), alert("v4", NOW), later);
        new FeedSender(file(), wording, List.of(new Told(alert("v4", NOW), null, NOW)))
                .send(new Message("key", channel("feed"), List.of(corrected)));

        assertThat(feed().getElementsByTagName("entry").getLength()).isEqualTo(1);
        var updated = feed().getElementsByTagName("updated");
        assertThat(updated.item(0).getTextContent()).isEqualTo(later.toString());
        assertThat(updated.item(1).getTextContent()).isEqualTo(later.toString());
        assertThat(feed().getElementsByTagName("published").item(0).getTextContent())
                .isEqualTo(NOW.toString());
    }

    @Test
    void aHundredAreKept() throws Exception {
        var before = new ArrayList<Told>();
        for (int i = 0; i < 150; i++) {
            before.add(new Told(alert("v" + i, NOW), null, NOW));
        }
        new FeedSender(file(), wording, before).send(message(channel("feed"), alert("v149", NOW), alert("new", NOW)));

        assertThat(feed().getElementsByTagName("entry").getLength()).isEqualTo(100);
    }

    @Test
    void aFileThatCannotBeWrittenIsTriedAgain() throws Exception {
        Files.createDirectories(file().resolve("a folder in its place"));

        assertThat(new FeedSender(file(), wording, List.of()).send(message(channel("feed"), alert("v4", NOW))))
                .isInstanceOf(Answer.TryAgain.class);
    }
}
