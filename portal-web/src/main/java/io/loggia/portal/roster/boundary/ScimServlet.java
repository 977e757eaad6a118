package io.loggia.portal.roster.boundary;

import io.loggia.domain.Permission;
import io.loggia.portal.identity.control.Sessions;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.roster.boundary.ScimRequests.Refused;
import io.loggia.portal.roster.control.ScimClient;
import io.loggia.portal.roster.control.ScimEngine;
import io.loggia.portal.roster.control.ScimQuery;
import io.loggia.portal.roster.control.ScimReply;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.TransactionalException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * The SCIM 2.0 server. The route is public because only a SCIM token opens it: a session cookie, or any other kind of
 * bearer token, is worth nothing here, and so no other site's page can send a request that counts.
 */
@WebServlet(urlPatterns = "/scim/v2/*")
@Requires(Permission.PUBLIC)
public class ScimServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final System.Logger LOGGER = System.getLogger(ScimServlet.class.getName());

    private static final int MAX_BODY_BYTES = 1024 * 1024;
    private static final int RETRIES = 3;
    private static final String BEARER = "bearer ";
    private static final Set<String> UNDERSTOOD = Set.of("Content-Type", "If-Match", "If-None-Match");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern KNOWN =
            Pattern.compile("/(Users|Groups|ServiceProviderConfig|Schemas|ResourceTypes)(/[\\w.:%-]+)?/?");

    @Inject
    private transient ScimRequests requests;

    @Inject
    private transient Sessions sessions;

    @Inject
    @ConfigProperties
    private transient PlatformConfig config;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = token(request);
        Optional<ScimClient> client = token == null ? Optional.empty() : requests.client(token);
        if (client.isEmpty()) {
            response.setHeader(
                    "WWW-Authenticate",
                    "Bearer realm=\"Loggia SCIM\"" + (token == null ? "" : ", error=\"invalid_token\""));
            write(response, ScimEngine.error(401, "Send a SCIM token that is not revoked as a bearer token."));
            return;
        }
        write(response, answer(client.get(), request, response));
    }

    private ScimReply answer(ScimClient client, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = request.getPathInfo();
        if (path == null || !KNOWN.matcher(path).matches()) {
            return ScimEngine.error(404, "There is no such resource.");
        }
        if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", "GET, POST, PUT, PATCH, DELETE");
            return ScimEngine.error(405, "The method is not one of SCIM.");
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return ScimEngine.error(413, "A request may have " + MAX_BODY_BYTES + " bytes at most.");
        }
        if (ScimQuery.hasNul(request.getParameterMap())) {
            return ScimEngine.error(400, "No text may hold the character U+0000.");
        }
        String url = base(request) + request.getServletPath() + path + ScimQuery.of(request.getParameterMap());
        try {
            ScimReply reply = madeAgain(() -> requests.answer(
                    client, request.getMethod(), url, new String(body, StandardCharsets.UTF_8), headers(request)));
            if (!request.getMethod().equals("GET")) {
                // Only now do other requests see the change, so what they remember must go only now.
                sessions.forget();
            }
            return reply;
        } catch (Refused e) {
            return e.reply();
        } catch (PersistenceException | TransactionalException e) {
            LOGGER.log(Level.ERROR, "SCIM " + request.getMethod() + " " + path + " failed", e);
            return ScimEngine.error(500, "The change could not be stored. Try again.");
        }
    }

    private static ScimReply madeAgain(Supplier<ScimReply> change) {
        for (int left = RETRIES; ; left--) {
            try {
                return change.get();
            } catch (Refused e) {
                if (left == 0 || e.reply().status() != ScimEngine.GAVE_WAY) {
                    throw e;
                }
            }
        }
    }

    /** Where clients see this server, for the addresses of resources. */
    private String base(HttpServletRequest request) {
        if (!config.publicUrl.equals("none")) {
            return config.publicUrl.endsWith("/")
                    ? config.publicUrl.substring(0, config.publicUrl.length() - 1)
                    : config.publicUrl;
        }
        String whole = request.getRequestURL().toString();
        return whole.substring(0, whole.length() - request.getRequestURI().length()) + request.getContextPath();
    }

    private static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header == null || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? null
                : header.substring(BEARER.length()).strip();
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : UNDERSTOOD) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    private static void write(HttpServletResponse response, ScimReply reply) throws IOException {
        response.setStatus(reply.status());
        response.setHeader("Cache-Control", "no-store");
        reply.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Content-Type")) {
                response.setHeader(name, value);
            }
        });
        String body = reply.body();
        if (body != null) {
            response.setContentType("application/scim+json;charset=utf-8");
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
    }
}
