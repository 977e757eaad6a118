package io.loggia.portal.roster.control;

import io.loggia.portal.platform.control.OutgoingException;
import io.loggia.portal.platform.control.OutgoingHttp;
import io.loggia.portal.platform.control.OutgoingHttp.Answer;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of one reading of a realm's admin REST API, with the client's own token. */
final class KeycloakCalls {

    private static final String REALMS = "/realms/";

    /** A token that ends within this time is not sent any more. */
    private static final int MARGIN_SECONDS = 10;

    private final OutgoingHttp http;
    private final String issuer;
    private final String admin;
    private final String clientId;
    private final String secret;
    private @Nullable String token;
    private Instant tokenEnds = Instant.MIN;

    KeycloakCalls(OutgoingHttp http, String issuer, String clientId, String secret) throws KeycloakSyncException {
        this.http = http;
        this.issuer = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        this.admin = adminAddress(this.issuer);
        this.clientId = clientId;
        this.secret = secret;
    }

    /** {@code https://login.example.com/realms/staff} → {@code https://login.example.com/admin/realms/staff} */
    static String adminAddress(String issuer) throws KeycloakSyncException {
        int at = issuer.lastIndexOf(REALMS);
        if (at < 0 || issuer.indexOf('/', at + REALMS.length()) >= 0) {
            throw KeycloakSyncException.of(RosterWord.NO_REALM_ISSUER);
        }
        return issuer.substring(0, at) + "/admin" + issuer.substring(at);
    }

    /** A list of the admin API. */
    List<JsonObject> list(String path) throws KeycloakSyncException {
        Answer answer = get(path);
        if (answer.status() == 401) {
            // The realm may have changed its keys in the meantime.
            token = null;
            answer = get(path);
        }
        if (answer.status() == 200) {
            return objects(answer.body());
        }
        throw refusal(answer.status());
    }

    private KeycloakSyncException refusal(int status) {
        return switch (status) {
            case 401, 403 -> KeycloakSyncException.of(RosterWord.READING_REFUSED, "client", clientId);
            case 404 -> KeycloakSyncException.of(RosterWord.NO_ADMIN_API, "address", admin);
            default -> KeycloakSyncException.of(RosterWord.STATUS, "status", Integer.toString(status));
        };
    }

    private Answer get(String path) throws KeycloakSyncException {
        try {
            return http.get(
                    address(admin + path), Map.of("Authorization", "Bearer " + token(), "Accept", "application/json"));
        } catch (OutgoingException e) {
            throw silence(e);
        }
    }

    private String token() throws KeycloakSyncException {
        String known = token;
        if (known != null && Instant.now().isBefore(tokenEnds)) {
            return known;
        }
        String body =
                "grant_type=client_credentials&client_id=" + encoded(clientId) + "&client_secret=" + encoded(secret);
        try {
            Answer answer = http.post(
                    address(issuer + "/protocol/openid-connect/token"),
                    Map.of("Accept", "application/json"),
                    "application/x-www-form-urlencoded",
                    body);
            JsonObject fresh = tokenOf(answer);
            String text = fresh.getString("access_token", "");
            token = text;
            tokenEnds = Instant.now().plusSeconds(fresh.getInt("expires_in", 0) - MARGIN_SECONDS);
            return text;
        } catch (OutgoingException e) {
            throw silence(e);
        }
    }

    private JsonObject tokenOf(Answer answer) throws KeycloakSyncException {
        if (answer.status() == 404) {
            throw KeycloakSyncException.of(RosterWord.NO_REALM, "address", issuer);
        }
        if (answer.status() == 400 || answer.status() == 401) {
            throw KeycloakSyncException.of(RosterWord.CLIENT_REFUSED, "client", clientId);
        }
        if (!answer.isSuccess()) {
            throw KeycloakSyncException.of(RosterWord.TOKEN_STATUS, "status", Integer.toString(answer.status()));
        }
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw KeycloakSyncException.because(e, RosterWord.NOT_KEYCLOAK, "address", issuer);
        }
    }

    private static List<JsonObject> objects(String body) throws KeycloakSyncException {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readArray().getValuesAs(JsonObject.class);
        } catch (JsonException e) {
            throw KeycloakSyncException.because(e, RosterWord.NO_LIST);
        }
    }

    private static URI address(String text) throws KeycloakSyncException {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw KeycloakSyncException.because(e, RosterWord.ISSUER_NO_ADDRESS, "address", text);
        }
    }

    private static KeycloakSyncException silence(OutgoingException e) {
        return KeycloakSyncException.because(e, RosterWord.of(e.reason()), "reason", String.valueOf(e.getMessage()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
