package org.vigie.notify.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.notify.Examples.NOW;
import static org.vigie.notify.Examples.alert;
import static org.vigie.notify.Examples.channel;
import static org.vigie.notify.Examples.message;
import static org.vigie.notify.Examples.titled;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMultipart;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.notify.message.Message;
import org.vigie.notify.message.Wording;
import org.vigie.notify.plan.Destination;

class MailSenderTest {
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private GreenMail server;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Answer send(MailConfig config, Message message) {
        var to = new Destination.Mailboxes(List.of("desk@example.org", "redaction@example.org"));
        return new MailSender(config, to, new Wording(Locale.FRENCH), LONGEST, () -> NOW).send(message);
    }

    private static MailConfig at(int port) {
        return new MailConfig("127.0.0.1", port, MailConfig.Protection.NONE, null, null, "vigie@example.org");
    }

    @Test
    void aMailComesInTextAndHtmlToEveryMailbox() throws Exception {
        var answer =
                send(at(server.getSmtp().getPort()), message(channel("mail", Locale.FRENCH), titled("Élan <V4> & co")));

        assertThat(answer).isEqualTo(new Answer.Taken("taken by 127.0.0.1"));
        assertThat(server.getReceivedMessages()).hasSize(2);
        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Nouveau modèle : Élan <V4> & co");
        assertThat(mail.getSentDate()).isEqualTo(NOW);
        assertThat(mail.getHeader("Idempotency-Key")).containsExactly("0123456789abcdef");
        assertThat(mail.getHeader("Message-ID")).containsExactly("<0123456789abcdef@vigie>");
        var parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString())
                .contains("Élan <V4> & co (Chine)")
                .contains("https://hub.example/deepseek/v4");
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("<a href=\"https://hub.example/deepseek/v4\">Élan &lt;V4&gt; &amp; co</a>");
    }

    @Test
    void aTitleBecomesNoHeader() throws Exception {
        send(
                at(server.getSmtp().getPort()),
                message(channel("mail"), titled("x\r\nBcc: evil@example.org\r\n\r\nbody")));

        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).isEqualTo("Nouveau modèle : x Bcc: evil@example.org body");
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void aServerThatIsNotThereIsTriedAgain() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertThat(send(at(free), message(channel("mail"), alert("v4", NOW)))).isInstanceOf(Answer.TryAgain.class);
    }

    @Test
    void aServerThatRefusesForEverIsARefusal() throws Exception {
        try (var smtp = new RefusingSmtp("@", "554 5.7.1 we do not want this")) {
            assertThat(send(at(smtp.port()), message(channel("mail"), alert("v4", NOW))))
                    .isInstanceOf(Answer.Refused.class)
                    .satisfies(answer -> assertThat(answer.said()).contains("554"));
        }
        try (var smtp = new RefusingSmtp("@", "451 4.7.1 greylisted, come back later")) {
            assertThat(send(at(smtp.port()), message(channel("mail"), alert("v4", NOW))))
                    .isInstanceOf(Answer.TryAgain.class);
        }
    }

    @Test
    void aMailboxThatIsRefusedKeepsTheMailFromNoOther() throws Exception {
        try (var smtp = new RefusingSmtp("desk@", "550 no such mailbox")) {
            assertThat(send(at(smtp.port()), message(channel("mail"), alert("v4", NOW))))
                    .isInstanceOf(Answer.Taken.class)
                    .satisfies(answer -> assertThat(answer.said()).startsWith("taken for some"));
        }
    }

    @Test
    void aMailboxThatTakesItLaterIsAskedAgainAndNoOther() throws Exception {
        try (var smtp = new RefusingSmtp("desk@", "451 greylisted, come back later")) {
            var to = new Destination.Mailboxes(List.of("desk@example.org", "redaction@example.org"));
            var sender = new MailSender(at(smtp.port()), to, new Wording(Locale.FRENCH), LONGEST, () -> NOW);
            var mail = message(channel("mail"), alert("v4", NOW));

            assertThat(sender.send(mail)).isInstanceOf(Answer.TryAgain.class);
            assertThat(sender.send(mail)).isInstanceOf(Answer.TryAgain.class);
            assertThat(smtp.took()).singleElement().asString().contains("redaction@");
        }
    }

    @Test
    void whatMustBeProtectedIsNotSentInTheClear() {
        var config = new MailConfig(
                "127.0.0.1",
                server.getSmtp().getPort(),
                MailConfig.Protection.STARTTLS,
                null,
                null,
                "vigie@example.org");

        assertThat(send(config, message(channel("mail"), alert("v4", NOW)))).isInstanceOf(Answer.TryAgain.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }
}
