package io.loggia.portal.mail.control;

import io.loggia.portal.mail.control.MailSetup.Setup;
import io.loggia.portal.mail.control.NotSentException.Kind;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** A letter as it goes over the wire (RFC 5322, MIME). */
final class LetterForm {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+");

    private LetterForm() {}

    static MimeMessage message(Session session, Setup setup, Letter letter) throws NotSentException {
        try {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress(setup.senderAddress(), oneLine(setup.senderName()), UTF_8));
            message.setRecipient(
                    RecipientType.TO, new InternetAddress(letter.address(), oneLine(letter.name()), UTF_8));
            message.setSubject(oneLine(letter.subject()), UTF_8);
            message.setHeader("Date", DATE.format(OffsetDateTime.now(ZoneOffset.UTC)));
            // No answer is expected, from vacation programs either (RFC 3834).
            message.setHeader("Auto-Submitted", "auto-generated");
            if (letter.unsubscribe() != null) {
                // RFC 8058: "the List-Unsubscribe-Post header MUST contain the single key/value pair
                // List-Unsubscribe=One-Click".
                message.setHeader("List-Unsubscribe", "<" + oneLine(letter.unsubscribe()) + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            message.setContent(content(letter));
            message.saveChanges();
            return message;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new NotSentException(Kind.NEVER, "The letter cannot be written: " + e.getMessage(), e);
        }
    }

    private static MimeMultipart content(Letter letter) throws MessagingException, UnsupportedEncodingException {
        MimeMultipart words = new MimeMultipart("alternative");
        words.addBodyPart(text(letter.text(), "plain"));
        words.addBodyPart(text(letter.html(), "html"));
        MimeBodyPart first = new MimeBodyPart();
        first.setContent(words);
        MimeMultipart parts = new MimeMultipart("mixed");
        parts.addBodyPart(first);
        for (Letter.Attachment attachment : letter.attachments()) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.mediaType())));
            part.setFileName(MimeUtility.encodeText(oneLine(attachment.name()), UTF_8, null));
            parts.addBodyPart(part);
        }
        return parts;
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    /** What people type never begins another header. */
    static String oneLine(String text) {
        return BREAKS.matcher(text).replaceAll(" ");
    }
}
