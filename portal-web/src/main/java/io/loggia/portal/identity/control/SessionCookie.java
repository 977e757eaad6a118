package io.loggia.portal.identity.control;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;

/**
 * The session cookie. On TLS its name carries the {@code __Host-} prefix (RFC 6265bis, section 4.1.3.2), which binds it
 * to this host; without TLS a browser would refuse that name.
 */
public final class SessionCookie {

    private static final String NAME = "loggia-session";
    private static final String SECURE_NAME = "__Host-" + NAME;

    private SessionCookie() {}

    public static Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        String name = name(request);
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    public static String set(HttpServletRequest request, String token) {
        return attributes(request, token);
    }

    public static String clear(HttpServletRequest request) {
        return attributes(request, "") + "; Max-Age=0";
    }

    private static String attributes(HttpServletRequest request, String value) {
        return name(request) + "=" + value + "; Path=/; HttpOnly; SameSite=Lax"
                + (request.isSecure() ? "; Secure" : "");
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? SECURE_NAME : NAME;
    }
}
