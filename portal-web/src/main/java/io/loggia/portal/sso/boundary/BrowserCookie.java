package io.loggia.portal.sso.boundary;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;

/**
 * The secret that ties sign-in attempts to the browser which began them, so that nobody's code is redeemed in somebody
 * else's browser. {@code SameSite=Lax}, since the provider sends the browser back from another site.
 */
final class BrowserCookie {

    private static final String NAME = "loggia-sso";
    private static final String SECURE_NAME = "__Host-" + NAME;

    private BrowserCookie() {}

    static Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(name(request)))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    static String set(HttpServletRequest request, String secret) {
        return name(request) + "=" + secret + "; Path=/; HttpOnly; SameSite=Lax"
                + (request.isSecure() ? "; Secure" : "");
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? SECURE_NAME : NAME;
    }
}
