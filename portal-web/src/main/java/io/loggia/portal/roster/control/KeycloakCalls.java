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
            throw new KeycloakSyncException(
                    "The provider's issuer is not a Keycloak realm: it should end in /realms/ and the realm's name.",
                    null);
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
        throw new KeycloakSyncException(refusal(answer.status()), null);
    }

    private String refusal(int status) {
        return switch (status) {
            case 401, 403 ->
                "Keycloak does not let the client " + clientId + " read people and groups. Give its service account the"
                        + " roles view-users, query-users, query-groups and view-realm of realm-management.";
            case 404 -> "Keycloak's admin API is not at " + admin + ", or not reachable.";
            default -> "Keycloak answered with status " + status + ".";
        };
    }

    private Answer get(String path) throws KeycloakSyncException {
        try {
            return http.get(
                    address(admin + path), Map.of("Authorization", "Bearer " + token(), "Accept", "application/json"));
        } catch (OutgoingException e) {
            throw new KeycloakSyncException("Keycloak did not answer: " + e.getMessage(), e);
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
            throw new KeycloakSyncException("Keycloak did not answer: " + e.getMessage(), e);
        }
    }

    private JsonObject tokenOf(Answer answer) throws KeycloakSyncException {
        if (answer.status() == 404) {
            throw new KeycloakSyncException("There is no realm at " + issuer + ".", null);
        }
        if (answer.status() == 400 || answer.status() == 401) {
            throw new KeycloakSyncException(
                    "Keycloak refuses the client " + clientId
                            + ": its id or secret is wrong, or its service account is switched off.",
                    null);
        }
        if (!answer.isSuccess()) {
            throw new KeycloakSyncException("Keycloak gave no token, but status " + answer.status() + ".", null);
        }
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw new KeycloakSyncException("What answers at " + issuer + " is not Keycloak.", e);
        }
    }

    private static List<JsonObject> objects(String body) throws KeycloakSyncException {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readArray().getValuesAs(JsonObject.class);
        } catch (JsonException e) {
            throw new KeycloakSyncException("Keycloak's answer is not a list.", e);
        }
    }

    private static URI address(String text) throws KeycloakSyncException {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new KeycloakSyncException("The issuer is not an address: " + text, e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
