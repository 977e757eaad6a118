package io.loggia.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody in a browser between the portal and Keycloak: follows redirects step by step and fills in the login form. */
final class KeycloakVisitor {
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 12;

    private final URI portal;

    /** By port and name. Keycloak's cookies are Secure, which a browser sends to loopback without TLS and Java's client does not. */
    private final Map<Integer, Map<String, String>> cookies = new HashMap<>();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    KeycloakVisitor(URI portal) {
        this.portal = portal;
    }

    /** Goes to the provider and fills in the form, if one is shown. @return where the browser ends up */
    URI signIn(String provider, String target, String username) {
        HttpResponse<String> at = open(portal.resolve(
                "/api/v1/sso/" + provider + "/sign-in?to=" + URLEncoder.encode(target, StandardCharsets.UTF_8)));
        return isOfPortal(at.uri()) ? at.uri() : fillIn(at, username).uri();
    }

    /** Fills in the login form of a page of Keycloak. @return the page the browser ends up at */
    HttpResponse<String> fillIn(HttpResponse<String> page, String username) {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError("no form at " + page.uri() + ": " + page.body());
        }
        URI action = URI.create(form.group(1).replace("&amp;", "&"));
        String fields = "username=" + username + "&password="
                + URLEncoder.encode(PortalServer.DEMO_PASSWORD, StandardCharsets.UTF_8);
        return follow(send(HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields))));
    }

    /** Follows every redirect. */
    HttpResponse<String> open(URI address) {
        return follow(step(address));
    }

    /** One request, whose redirect is not followed. */
    HttpResponse<String> step(URI address) {
        return send(HttpRequest.newBuilder(address).GET());
    }

    /** Follows redirects until one leads back to the portal's callback. @return the callback's address, not opened */
    URI untilCallback(HttpResponse<String> from) {
        HttpResponse<String> at = from;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            URI next = at.uri().resolve(at.headers().firstValue("Location").orElseThrow());
            if (isOfPortal(next)) {
                return next;
            }
            at = step(next);
        }
        throw new AssertionError("never came back: " + at.uri());
    }

    /** Fills in the form and stops at the redirect to the portal. */
    URI callbackOf(HttpResponse<String> page, String username) {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError("no form at " + page.uri());
        }
        String fields = "username=" + username + "&password="
                + URLEncoder.encode(PortalServer.DEMO_PASSWORD, StandardCharsets.UTF_8);
        return untilCallback(
                send(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields))));
    }

    /** Takes over the cookies of an answer to another client of the same browser. */
    void take(HttpResponse<?> reply) {
        Map<String, String> jar = cookies.computeIfAbsent(reply.uri().getPort(), port -> new HashMap<>());
        for (String header : reply.headers().allValues("Set-Cookie")) {
            HttpCookie cookie = HttpCookie.parse(header.replaceAll("(?i);\\s*expires=[^;]*", ""))
                    .getFirst();
            if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
                jar.remove(cookie.getName());
            } else {
                jar.put(cookie.getName(), cookie.getValue());
            }
        }
    }

    /** A client of the portal with this browser's session. */
    PortalClient client() {
        String session = cookies.getOrDefault(portal.getPort(), Map.of()).get("loggia-session");
        if (session == null) {
            throw new AssertionError("no session");
        }
        PortalClient client = new PortalClient(portal);
        client.adopt(session);
        return client;
    }

    private HttpResponse<String> follow(HttpResponse<String> first) {
        HttpResponse<String> at = first;
        for (int i = 0; i < MOST_REDIRECTS && List.of(301, 302, 303, 307).contains(at.statusCode()); i++) {
            at = step(at.uri().resolve(at.headers().firstValue("Location").orElseThrow()));
        }
        return at;
    }

    private boolean isOfPortal(URI address) {
        return address.getPort() == portal.getPort();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest plain = request.build();
        Map<String, String> jar = cookies.getOrDefault(plain.uri().getPort(), Map.of());
        if (!jar.isEmpty()) {
            request.header(
                    "Cookie",
                    jar.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> reply = http.send(request.build(), BodyHandlers.ofString());
            take(reply);
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(plain.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The parameters of a redirect to the sign-in page. */
    static Map<String, String> problem(URI address) {
        Matcher problem = Pattern.compile("problem=([a-z-]+)").matcher(String.valueOf(address.getRawQuery()));
        return problem.find() ? Map.of("problem", problem.group(1)) : Map.of();
    }
}
