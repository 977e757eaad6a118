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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody in a browser between the portal and Keycloak: follows redirects step by step and fills in the login form. */
final class KeycloakVisitor {
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern HIDDEN = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");
    private static final int MOST_REDIRECTS = 12;

    private final URI portal;

    /**
     * Keycloak's cookies are Secure, which a browser sends to loopback without TLS and Java's client does not. Its realms name
     * theirs alike, and tell them apart by path.
     */
    private final Map<CookieKey, String> cookies = new HashMap<>();

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
        return post(page, Map.of("username", username, "password", PortalServer.DEMO_PASSWORD));
    }

    /**
     * Goes to the provider, from there to a company's by the button that names it, and fills in the form there.
     *
     * @param broker the alias of the company's identity provider in the realm
     * @return the first page that needs a person: of the portal, or of Keycloak when it refuses
     */
    HttpResponse<String> signInAt(String broker, String provider, String target, String username) {
        HttpResponse<String> there = companyPage(broker, provider, target);
        return postOnward(fillIn(there, username));
    }

    /** Presses the button of a company on Keycloak's page. @return the company's page */
    HttpResponse<String> companyPage(String broker, String provider, String target) {
        HttpResponse<String> at = open(portal.resolve(
                "/api/v1/sso/" + provider + "/sign-in?to=" + URLEncoder.encode(target, StandardCharsets.UTF_8)));
        Matcher button = Pattern.compile("href=\"([^\"]*/broker/" + broker + "/login[^\"]*)\"")
                .matcher(at.body());
        if (!button.find()) {
            throw new AssertionError("no button of " + broker + " at " + at.uri() + ": " + at.body());
        }
        return postOnward(open(at.uri().resolve(plain(button.group(1)))));
    }

    /** Sends on the forms that a script would send: messages of SAML's POST binding. */
    HttpResponse<String> postOnward(HttpResponse<String> page) {
        HttpResponse<String> at = page;
        for (int i = 0; i < MOST_REDIRECTS && isSamlForm(at); i++) {
            at = post(at, hiddenFields(at));
        }
        return at;
    }

    /** What a form of SAML's POST binding carries. */
    Map<String, String> hiddenFields(HttpResponse<String> page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            fields.put(attribute("name", hidden.group()), attribute("value", hidden.group()));
        }
        return fields;
    }

    /** Sends the form of a page with these fields. @return the page the browser ends up at */
    HttpResponse<String> post(HttpResponse<String> page, Map<String, String> fields) {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError("no form at " + page.uri() + ": " + page.body());
        }
        String body = fields.entrySet().stream()
                .map(field -> KeycloakAdmin.encoded(field.getKey()) + "=" + KeycloakAdmin.encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return follow(send(HttpRequest.newBuilder(URI.create(plain(form.group(1))))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))));
    }

    private static boolean isSamlForm(HttpResponse<String> page) {
        return page.body().contains("name=\"SAMLRequest\"") || page.body().contains("name=\"SAMLResponse\"");
    }

    private static String attribute(String name, String element) {
        Matcher value = Pattern.compile(name + "=\"([^\"]*)\"").matcher(element);
        return value.find() ? plain(value.group(1)) : "";
    }

    /** Text of HTML without the references that Keycloak's templates write. */
    private static String plain(String html) {
        return Pattern.compile("&#(\\d+);")
                .matcher(html)
                .replaceAll(code -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1)))))
                .replace("&#x3D;", "=")
                .replace("&amp;", "&");
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
        for (String header : reply.headers().allValues("Set-Cookie")) {
            HttpCookie cookie = HttpCookie.parse(header.replaceAll("(?i);\\s*expires=[^;]*", ""))
                    .getFirst();
            CookieKey key = new CookieKey(
                    reply.uri().getPort(), Objects.requireNonNullElse(cookie.getPath(), "/"), cookie.getName());
            if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
                cookies.remove(key);
            } else {
                cookies.put(key, cookie.getValue());
            }
        }
    }

    /** A client of the portal with this browser's session. */
    PortalClient client() {
        String session = cookies.get(new CookieKey(portal.getPort(), "/", "loggia-session"));
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
        String sent = cookies.entrySet().stream()
                .filter(cookie -> cookie.getKey().isSentTo(plain.uri()))
                .map(cookie -> cookie.getKey().name() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
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

    private record CookieKey(int port, String path, String name) {
        boolean isSentTo(URI address) {
            return address.getPort() == port
                    && (address.getPath().isEmpty() ? "/" : address.getPath()).startsWith(path);
        }
    }
}
