package io.loggia.portal.mail.control;

import io.loggia.portal.mail.control.MailSetup.Setup;
import io.loggia.portal.mail.control.NotSentException.Kind;
import io.loggia.portal.platform.control.OutgoingException;
import io.loggia.portal.platform.control.OutgoingHosts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hands letters to the mail server that admins set. */
@ApplicationScoped
public class Mailer {

    private static final Pattern ANSWER = Pattern.compile("[2-5]\\d\\d[ -].*");
    private static final Pattern REFUSAL = Pattern.compile("([45])\\d\\d[ -]");
    private static final int LONGEST_ANSWER = 300;

    @Inject
    private OutgoingHosts hosts;

    /**
     * What came of a letter that was sent to see whether it can be.
     *
     * @param answers the server's own lines, as far as it came
     * @param trouble why it was not taken; null when it was
     */
    public record Trial(List<String> answers, @Nullable String trouble) {}

    /**
     * Returns when the server has taken the letter.
     *
     * @param goOn asked when the server is there and before it is told anything of the letter; false ends it
     * @return false when it was ended
     * @throws NotSentException when it has not been taken, or nobody knows
     */
    public boolean send(Setup setup, Letter letter, BooleanSupplier goOn) throws NotSentException {
        return send(setup, letter, goOn, session(setup));
    }

    /** Sends a letter and tells what the server said. */
    public Trial trial(Setup setup, Letter letter) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream dialogue = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            Session session = session(setup);
            session.setDebugOut(dialogue);
            session.setDebug(true);
            send(setup, letter, () -> true, session);
            return new Trial(answers(said), null);
        } catch (NotSentException e) {
            return new Trial(answers(said), e.why());
        }
    }

    private static List<String> answers(ByteArrayOutputStream said) {
        return said.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> ANSWER.matcher(line).matches())
                .map(Mailer::cut)
                .toList();
    }

    private boolean send(Setup setup, Letter letter, BooleanSupplier goOn, Session session) throws NotSentException {
        if (!setup.sends()) {
            throw new NotSentException(Kind.LATER, "No mail server is set.", null);
        }
        MimeMessage message = LetterForm.message(session, setup, letter);
        try (Transport transport = connected(session, setup)) {
            if (!goOn.getAsBoolean()) {
                return false;
            }
            hand(transport, message);
        } catch (MessagingException e) {
            // The server has said that it has the letter; that it did not say goodbye changes nothing.
            System.getLogger(Mailer.class.getName()).log(System.Logger.Level.DEBUG, "Closing failed", e);
        }
        return true;
    }

    private Transport connected(Session session, Setup setup) throws NotSentException {
        try {
            hosts.require(setup.host(), setup.security() != MailSecurity.NONE);
            Transport transport = session.getTransport("smtp");
            transport.connect(
                    setup.host(), setup.port(), setup.username().isEmpty() ? null : setup.username(), setup.password());
            return transport;
        } catch (AuthenticationFailedException e) {
            throw new NotSentException(Kind.LATER, cut("The mail server refuses to sign in: " + e.getMessage()), e);
        } catch (OutgoingException e) {
            throw new NotSentException(Kind.LATER, cut(String.valueOf(e.getMessage())), e);
        } catch (MessagingException e) {
            throw new NotSentException(Kind.LATER, cut("The mail server cannot be reached: " + told(e)), e);
        }
    }

    private static void hand(Transport transport, MimeMessage message) throws NotSentException {
        try {
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw new NotSentException(kind(e), cut("The mail server did not take it: " + told(e)), e);
        }
    }

    /** By the server's own answer (RFC 5321, 4.2.1); without one, nobody knows how far it came. */
    static Kind kind(MessagingException failure) {
        for (Exception at = failure; at instanceof MessagingException one; at = one.getNextException()) {
            Matcher refusal = REFUSAL.matcher(String.valueOf(at.getMessage()));
            if (refusal.lookingAt()) {
                return refusal.group(1).equals("4") ? Kind.LATER : Kind.NEVER;
            }
        }
        return Kind.UNCERTAIN;
    }

    private static String told(MessagingException failure) {
        StringBuilder told =
                new StringBuilder(String.valueOf(failure.getMessage()).strip());
        for (Exception at = failure.getNextException();
                at != null;
                at = at instanceof MessagingException one ? one.getNextException() : null) {
            told.append(" · ").append(String.valueOf(at.getMessage()).strip());
        }
        return told.toString();
    }

    private static String cut(String text) {
        String line = LetterForm.oneLine(text);
        return line.length() <= LONGEST_ANSWER ? line : line.substring(0, LONGEST_ANSWER);
    }

    private Session session(Setup setup) {
        Properties properties = new Properties();
        String answer = Long.toString(hosts.answerTimeout().toMillis());
        properties.put(
                "mail.smtp.connectiontimeout",
                Long.toString(hosts.connectTimeout().toMillis()));
        // Of whom letters come and what their ids end in: else both would name this machine.
        properties.put("mail.from", setup.senderAddress());
        properties.put("mail.smtp.timeout", answer);
        properties.put("mail.smtp.writetimeout", answer);
        properties.put("mail.smtp.auth", Boolean.toString(!setup.username().isEmpty()));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(setup.security() == MailSecurity.TLS));
        String startTls = Boolean.toString(setup.security() == MailSecurity.STARTTLS);
        properties.put("mail.smtp.starttls.enable", startTls);
        // Somebody in between may leave out that the server knows STARTTLS.
        properties.put("mail.smtp.starttls.required", startTls);
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", hosts.sockets());
        properties.put("mail.smtp.ssl.socketFactory.fallback", "false");
        return Session.getInstance(properties);
    }
}
