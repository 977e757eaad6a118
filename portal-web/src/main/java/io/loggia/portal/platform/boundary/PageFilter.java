package io.loggia.portal.platform.boundary;

import io.loggia.portal.platform.control.OutsideMedia;
import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/**
 * Security headers on every answer, and the single page for every address that the page's own router knows. Scripts and
 * styles carry a hash in their name and are cached for good; the page itself never is.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class PageFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Pattern OF_THE_SERVER =
            Pattern.compile("/(api|media|download|health|metrics|openapi|scim)(/.*)?", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile(".*/[^/]*\\.[A-Za-z0-9]{1,12}", Pattern.DOTALL);

    // A filter is made anew after deserialisation, never deserialised: the container injects it.
    @Inject
    @ConfigProperties
    private transient PlatformConfig platform;

    @Inject
    private transient OutsideMedia outside;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!platform.servesPeople()) {
            // A worker's health and metrics are the server's own, and never come here.
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Content-Security-Policy", policy(""));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (OF_THE_SERVER.matcher(path).matches()) {
            chain.doFilter(request, response);
        } else if (path.startsWith("/assets/")) {
            response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
            chain.doFilter(request, response);
        } else if (FILE.matcher(path).matches() && !path.equals("/index.html")) {
            response.setHeader("Cache-Control", "public, max-age=3600");
            chain.doFilter(request, response);
        } else {
            response.setHeader("Cache-Control", "no-store");
            outside.origin().ifPresent(cdn -> response.setHeader("Content-Security-Policy", policy(" " + cdn)));
            request.getRequestDispatcher("/index.html").forward(request, response);
        }
    }

    /**
     * Neither script nor style is let in inline: what the page sets as it runs goes through the object model.
     *
     * @param cdn where media come from besides the portal, with a space before it; empty for nowhere
     */
    private static String policy(String cdn) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:" + cdn
                + "; media-src 'self' blob:" + cdn + "; font-src 'self'; connect-src 'self'" + cdn
                + "; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
                + "frame-ancestors 'none'";
    }
}
