package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Letters over TLS, from the first byte and after STARTTLS: they arrive, and no server is believed that shows no right. */
class MailTlsIT {

    private static final Certificate TRUSTED = Certificate.of("localhost");
    private static final Certificate STRANGE = Certificate.of("localhost");
    private static final Certificate OF_ANOTHER = Certificate.of("mail.example.com");

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(Map.of(
            "LOGGIA_OUTGOING_ALLOWED",
            "127.0.0.1,::1/128",
            "LOGGIA_OUTGOING_TRUSTED_CERTIFICATES",
            bundle().toString()));

    private static PortalClient admin;
    private static MailServer mail;

    /** Of two authorities, as an admin may name several. */
    private static Path bundle() {
        try {
            return Files.writeString(
                    TRUSTED.chain().resolveSibling("bundle.pem"),
                    Files.readString(TRUSTED.chain()) + Files.readString(OF_ANOTHER.chain()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void open() {
        admin = SERVER.signIn("admin");
        mail = new MailServer();
    }

    @AfterAll
    static void close() {
        mail.close();
    }

    private static void serve(String security, int port) {
        HttpResponse<String> reply = admin.putJson(
                "/api/v1/admin/mail",
                Map.of(
                        "version",
                        admin.getJson("/api/v1/admin/mail").path("version").asInt(),
                        "host",
                        "localhost",
                        "port",
                        port,
                        "security",
                        security,
                        "username",
                        "",
                        "senderAddress",
                        "video@example.com",
                        "senderName",
                        "Loggia",
                        "portal",
                        SERVER.base().toString()));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    private static JsonNode tried(String address) {
        HttpResponse<String> reply = admin.postJson("/api/v1/admin/mail/test", Map.of("address", address));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return PortalClient.json(reply);
    }

    private static String address() {
        return "a" + UUID.randomUUID() + "@x.example";
    }

    @ParameterizedTest
    @CsvSource({"TLS", "STARTTLS"})
    void letter_toATrustedServer_arrives(String security) throws IOException {
        try (SmtpDoor door = new SmtpDoor(TRUSTED, security.equals("TLS"), mail.port())) {
            serve(security, door.port());
            String address = address();

            JsonNode told = tried(address);

            assertThat(told.path("taken").asBoolean()).as(told.toString()).isTrue();
            assertThat(mail.to(address)).hasSize(1);
            assertThat(door.heard().toString()).as("in the clear").doesNotContain("MAIL", "RCPT", "DATA");
        }
    }

    @ParameterizedTest
    @CsvSource({"TLS", "STARTTLS"})
    void server_whoseCertificateNobodyVouchesFor_isToldNothing(String security) throws IOException {
        try (SmtpDoor door = new SmtpDoor(STRANGE, security.equals("TLS"), mail.port())) {
            serve(security, door.port());
            String address = address();

            JsonNode told = tried(address);

            assertThat(told.path("taken").asBoolean()).as(told.toString()).isFalse();
            assertThat(told.path("trouble").asString()).contains("certificate");
            assertThat(mail.to(address)).isEmpty();
            assertThat(door.heard().toString()).doesNotContain("MAIL", "RCPT", "DATA");
        }
    }

    @ParameterizedTest
    @CsvSource({"TLS", "STARTTLS"})
    void server_withAnothersCertificate_isToldNothing(String security) throws IOException {
        try (SmtpDoor door = new SmtpDoor(OF_ANOTHER, security.equals("TLS"), mail.port())) {
            serve(security, door.port());
            String address = address();

            JsonNode told = tried(address);

            assertThat(told.path("taken").asBoolean()).as(told.toString()).isFalse();
            assertThat(told.path("trouble").asString()).contains("localhost");
            assertThat(mail.to(address)).isEmpty();
        }
    }

    /** Somebody in between may have left out that it can. */
    @Test
    void server_thatDoesNotStartTls_isToldNothing() {
        serve("STARTTLS", mail.port());
        String address = address();

        JsonNode told = tried(address);

        assertThat(told.path("taken").asBoolean()).as(told.toString()).isFalse();
        assertThat(told.path("trouble").asString()).contains("STARTTLS");
        assertThat(mail.to(address)).isEmpty();
    }
}
