package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A browser on its way through a {@link FakeProvider}, step by step or at once. */
final class SsoBrowser {
    private static final Pattern PROBLEM = Pattern.compile("/sign-in\\?problem=([a-z-]+)&reference=[0-9A-F]{6}");
    private static final HttpClient ELSEWHERE =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final SsoScene scene;
    private final PortalClient portal;
    private final List<String> received = new CopyOnWriteArrayList<>();

    SsoBrowser(SsoScene scene) {
        this.scene = scene;
        portal = scene.server().anonymous();
    }

    PortalClient portal() {
        return portal;
    }

    /** Everything that the portal has sent to this browser in the steps below, with headers. */
    List<String> received() {
        return received;
    }

    /** Leaves for the provider. Returns where the portal sends the browser. */
    String leave(String to) {
        return location(portal.get(
                "/api/v1/sso/" + scene.id() + "/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8)));
    }

    /** Signs in at the provider. Returns where that sends the browser back to. */
    static String atProvider(String address) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        try {
            return ELSEWHERE
                    .send(request, BodyHandlers.ofString())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Comes back from the provider. Returns where the portal sends the browser. */
    String comeBack(String callback) {
        return location(portal.get(callback));
    }

    /** The whole way. Returns where it ends. */
    String signIn(String to) {
        String address = leave(to);
        return address.startsWith(scene.provider().issuer()) ? comeBack(atProvider(address)) : address;
    }

    /** The code of the problem that a sign-in ends with. */
    String problem() {
        return problem(signIn("/"));
    }

    static String problem(String location) {
        Matcher matcher = PROBLEM.matcher(location);
        assertThat(matcher.find()).as(location).isTrue();
        return matcher.group(1);
    }

    boolean isSignedIn() {
        return portal.get("/api/v1/me").statusCode() == 200;
    }

    /** What the portal answers to the sign-out. */
    JsonNode signOut() {
        String csrfToken = portal.getJson("/api/v1/me").path("csrfToken").asString();
        return PortalClient.json(
                portal.send("DELETE", "/api/v1/session", BodyPublishers.noBody(), Map.of("X-CSRF-Token", csrfToken)));
    }

    private String location(HttpResponse<String> reply) {
        received.add(reply.headers().map() + reply.body());
        assertThat(reply.statusCode()).as(reply.uri() + " " + reply.body()).isEqualTo(303);
        return reply.headers().firstValue("Location").orElseThrow();
    }
}
