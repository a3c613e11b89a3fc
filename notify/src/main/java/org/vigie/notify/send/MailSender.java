package org.vigie.notify.send;

import jakarta.mail.Address;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.notify.message.Message;
import org.vigie.notify.message.Text;
import org.vigie.notify.message.Wording;
import org.vigie.notify.plan.Destination;

/**
 * Sends a mail in text and HTML. The subject is one line without control characters, so that no title becomes a header. The
 * Message-ID is made of the idempotency key: mailboxes that have the mail know it again. One thread.
 */
final class MailSender implements Sender {
    /** Codes of SMTP from here on mean that it will never be taken (RFC 5321, 4.2.1). */
    private static final int FOR_EVER = 500;

    private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);

    private final MailConfig config;
    private final Destination.Mailboxes mailboxes;
    private final Wording wording;
    private final InstantSource clock;
    private final Session session;
    /** Key of a message that some have, and who is still to get it. */
    private String begun = "";

    private Address[] left = {};

    MailSender(
            MailConfig config,
            Destination.Mailboxes mailboxes,
            Wording wording,
            Duration longest,
            InstantSource clock) {
        this.config = config;
        this.mailboxes = mailboxes;
        this.wording = wording;
        this.clock = clock;
        session = Session.getInstance(properties(config, longest), authenticator(config));
    }

    private static Properties properties(MailConfig config, Duration longest) {
        var protocol = config.protection() == MailConfig.Protection.TLS ? "smtps" : "smtp";
        var prefix = "mail." + protocol + ".";
        var millis = Long.toString(longest.toMillis());
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol.rfc822", protocol); // addresses of mail go this way
        properties.setProperty(prefix + "host", String.valueOf(config.host()));
        properties.setProperty(prefix + "port", Integer.toString(config.port()));
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        properties.setProperty(prefix + "sendpartial", "true"); // one mailbox that is gone keeps it from no other
        properties.setProperty(prefix + "auth", Boolean.toString(config.user() != null));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        boolean isStartTls = config.protection() == MailConfig.Protection.STARTTLS;
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(isStartTls));
        properties.setProperty(prefix + "starttls.required", Boolean.toString(isStartTls));
        return properties;
    }

    private static @Nullable Authenticator authenticator(MailConfig config) {
        if (config.user() == null) {
            return null;
        }
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(config.user(), config.password());
            }
        };
    }

    @Override
    public Answer send(Message message) {
        try {
            Transport.send(mail(message));
            return new Answer.Taken("taken by " + config.host());
        } catch (AddressException e) {
            return new Answer.Refused("no address of mail: " + e.getMessage());
        } catch (SendFailedException e) {
            var unsent = e.getValidUnsentAddresses();
            boolean someTookIt = e.getValidSentAddresses() != null && e.getValidSentAddresses().length > 0;
            if (unsent != null && unsent.length > 0 && (someTookIt || isForLater(e))) {
                begun = message.idempotencyKey();
                left = unsent;
                return new Answer.TryAgain("some mailboxes do not take it now: " + firstLine(e), null);
            }
            if (someTookIt) {
                LOG.warn("a mail was taken for some mailboxes, not for all: {}", firstLine(e));
                return new Answer.Taken("taken for some, not for all: " + firstLine(e));
            }
            int code = code(e);
            var said = "SMTP " + (code == 0 ? "" : code + ": ") + firstLine(e);
            return code >= FOR_EVER ? new Answer.Refused(said) : new Answer.TryAgain(said, null);
        } catch (MessagingException e) {
            return new Answer.TryAgain(firstLine(e), null);
        }
    }

    private MimeMessage mail(Message message) throws MessagingException {
        var text = wording.of(message);
        var mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + message.idempotencyKey() + "@vigie>");
            }
        };
        mail.setFrom(new InternetAddress(config.from(), true));
        var to = message.idempotencyKey().equals(begun) ? left : recipients();
        mail.setRecipients(jakarta.mail.Message.RecipientType.TO, to);
        mail.setSubject(text.headline(), StandardCharsets.UTF_8.name());
        mail.setHeader("Idempotency-Key", message.idempotencyKey());
        mail.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's absence note answers it
        mail.setSentDate(Date.from(clock.instant()));
        mail.setContent(new MimeMultipart(
                "alternative",
                part(plain(text), "plain"),
                part(Html.page(text, message.channel().language().getLanguage()), "html")));
        return mail;
    }

    private Address[] recipients() throws AddressException {
        var recipients = new Address[mailboxes.to().size()];
        for (int i = 0; i < recipients.length; i++) {
            recipients[i] = new InternetAddress(mailboxes.to().get(i), true);
        }
        return recipients;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private static String plain(Text text) {
        return text.body(line -> line.plain() + (line.url() == null ? "" : "\n  " + line.url()), more -> more) + "\n";
    }

    /** Whether any mailbox may take it later. */
    private static boolean isForLater(MessagingException e) {
        int code = code(e);
        return code > 0 && code < FOR_EVER
                || e.getNextException() instanceof MessagingException next && isForLater(next);
    }

    /** Of the server's answer, 0 where there is none. The first one that speaks of the mail or of a mailbox counts. */
    private static int code(MessagingException e) {
        int own = switch (e) {
            case SMTPSendFailedException failed -> failed.getReturnCode();
            case SMTPAddressFailedException failed -> failed.getReturnCode();
            default -> 0;
        };
        return own > 0 || !(e.getNextException() instanceof MessagingException next) ? own : code(next);
    }

    private static String firstLine(MessagingException e) {
        return List.of(String.valueOf(e.getMessage()).split("\\R")).getFirst();
    }
}
