package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A mail server of this machine, which can be away for a while. */
final class MailServer implements AutoCloseable {
    private static final Duration SURELY = Duration.ofSeconds(30);

    private final ServerSetup setup = new ServerSetup(Ports.free(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    private GreenMail server = new GreenMail(setup);

    MailServer() {
        server.start();
    }

    /** Where it listens, without TLS. */
    int port() {
        return setup.getPort();
    }

    /** Has a portal send its letters by this server, which must be one that the portal may call. */
    void serve(PortalClient admin, String senderName, String portal) {
        Map<String, Object> wish = Map.of(
                "version",
                admin.getJson("/api/v1/admin/mail").path("version").asInt(),
                "host",
                "127.0.0.1",
                "port",
                setup.getPort(),
                "security",
                "NONE",
                "username",
                "",
                "senderAddress",
                "video@example.com",
                "senderName",
                senderName,
                "portal",
                portal);
        HttpResponse<String> reply = admin.putJson("/api/v1/admin/mail", wish);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    /** Nobody listens any more, and what had come is forgotten. */
    void leave() {
        server.stop();
    }

    void comeBack() {
        server = new GreenMail(setup);
        server.start();
    }

    /** All letters to an address so far. */
    List<Received> to(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .map(Received::of)
                .filter(letter -> letter.header("To").contains(address))
                .toList();
    }

    /** The first letter to an address. */
    Received awaited(String address) {
        return Eventually.get(
                "a letter to " + address, SURELY, () -> to(address).stream().findFirst());
    }

    @Override
    public void close() {
        server.stop();
    }

    /** A letter as it came. */
    record Received(MimeMessage message, List<Piece> pieces) {

        static Received of(MimeMessage message) {
            try {
                List<Piece> pieces = new ArrayList<>();
                gather(message.getContent(), message.getContentType(), "", pieces);
                return new Received(message, pieces);
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void gather(Object content, String type, String name, List<Piece> pieces)
                throws MessagingException, IOException {
            if (content instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart part = parts.getBodyPart(i);
                    Object inner = part.getContent() instanceof Multipart many
                            ? many
                            : part.getInputStream().readAllBytes();
                    gather(inner, part.getContentType(), String.valueOf(part.getFileName()), pieces);
                }
            } else if (content instanceof byte[] bytes) {
                pieces.add(new Piece(type, name, bytes));
            } else {
                pieces.add(new Piece(type, name, content.toString().getBytes(StandardCharsets.UTF_8)));
            }
        }

        /** All lines of one name, decoded; empty when there is none. */
        String header(String name) {
            try {
                String[] lines = message.getHeader(name);
                return lines == null ? "" : String.join("\n", lines);
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        String subject() {
            try {
                return String.valueOf(message.getSubject());
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        String text() {
            return words("text/plain");
        }

        String html() {
            return words("text/html");
        }

        private String words(String type) {
            return pieces.stream()
                    .filter(piece ->
                            piece.type().startsWith(type) && piece.name().equals("null"))
                    .map(piece -> new String(piece.content(), StandardCharsets.UTF_8))
                    .findFirst()
                    .orElse("");
        }

        List<Piece> files() {
            return pieces.stream().filter(piece -> !piece.name().equals("null")).toList();
        }
    }

    /** A part of a letter. */
    @SuppressWarnings("ArrayRecordComponent")
    record Piece(String type, String name, byte[] content) {}
}
