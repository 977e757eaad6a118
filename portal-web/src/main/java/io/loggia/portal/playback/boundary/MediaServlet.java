package io.loggia.portal.playback.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.platform.control.Grant;
import io.loggia.portal.platform.control.MediaUrls;
import io.loggia.portal.platform.control.Problem;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.playback.control.ByteRange;
import io.loggia.portal.playback.control.CaptionEdge;
import io.loggia.portal.playback.control.EdgeCall;
import io.loggia.portal.playback.control.EdgeConfig;
import io.loggia.portal.playback.control.EdgeRights;
import io.loggia.portal.playback.control.MediaFile;
import io.loggia.portal.playback.control.MediaFiles;
import io.loggia.portal.playback.control.MediaPath;
import io.loggia.portal.playback.control.Preconditions.Verdict;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * Our own edge: serves what was made of media under signed paths. The route is public because the signed path is the
 * permission; whether it still holds is asked again for each answer, and during long ones.
 */
@WebServlet("/media/*")
@Requires(Permission.PUBLIC)
public class MediaServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String METHODS = "GET, HEAD, OPTIONS";
    /** Whatever a file turns out to hold, a browser that is led here directly runs nothing of it (attack A13). */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

    @Inject
    private transient MediaUrls urls;

    @Inject
    private transient EdgeRights rights;

    @Inject
    private transient MediaFiles files;

    @Inject
    private transient CaptionEdge captions;

    @Inject
    @ConfigProperties
    private transient EdgeConfig edge;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        everywhere(response);
        @Nullable EdgeCall call = null;
        try {
            call = EdgeCall.of(request::getHeader, edge.secret);
            switch (request.getMethod()) {
                case "GET" -> serve(call, request, response, true);
                case "HEAD" -> serve(call, request, response, false);
                case "OPTIONS" -> preflight(response);
                default -> {
                    response.setHeader("Allow", METHODS);
                    throw new LoggiaException(ErrorCode.METHOD_NOT_ALLOWED, "Media can only be read.");
                }
            }
        } catch (LoggiaException e) {
            // An edge that asks before it serves knows two answers; what is not there, is not served.
            boolean asked = call != null && call.asksForTheRight();
            refuse(response, e, asked ? Problem.status(ErrorCode.FORBIDDEN) : Problem.status(e.code()));
        }
    }

    private void serve(EdgeCall call, HttpServletRequest request, HttpServletResponse response, boolean withBody)
            throws IOException {
        // The raw path: what a decoded one hides is exactly what must be refused.
        MediaPath path = MediaPath.parse(
                request.getRequestURI().substring(request.getContextPath().length()));
        Grant grant = urls.verify(path.token());
        rights.require(grant);
        boolean bytesFollow = withBody && call.accelPrefix() == null;
        MediaFile file = captions.find(grant, path.file())
                .orElseGet(() -> bytesFollow
                        ? files.find(grant.folder(), path.file())
                        : files.describe(grant.folder(), path.file()));
        describe(response, file);
        if (call.byEdge() && file.isStoredForGood()) {
            String stored = grant.folder() + "/" + path.file();
            response.setHeader(EdgeCall.STORED, stored);
            if (call.accelPrefix() != null) {
                // The edge decides about ranges and versions by the file itself.
                response.setHeader("X-Accel-Redirect", call.accelPrefix() + stored);
                return;
            }
        }
        Verdict verdict = file.version()
                .decide(
                        request.getHeader("If-Match"),
                        request.getHeader("If-Unmodified-Since"),
                        request.getHeader("If-None-Match"),
                        request.getHeader("If-Modified-Since"));
        switch (verdict) {
            case NOT_MODIFIED -> response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            case FAILED -> response.setStatus(HttpServletResponse.SC_PRECONDITION_FAILED);
            case SEND -> {
                // Range is defined for GET alone (RFC 9110 §14.2).
                boolean mayBePart = withBody && file.version().allowsRange(request.getHeader("If-Range"));
                send(response, file, mayBePart ? request.getHeader("Range") : null, withBody, stillHolds(grant));
            }
        }
    }

    private static void send(
            HttpServletResponse response,
            MediaFile file,
            @Nullable String wanted,
            boolean withBody,
            BooleanSupplier holds)
            throws IOException {
        ByteRange range = ByteRange.whole(file.size());
        Optional<ByteRange.Asked> asked = ByteRange.parse(wanted, file.size());
        if (asked.isPresent()) {
            ByteRange part = asked.get().range();
            if (part == null) {
                response.setHeader("Content-Range", "bytes */" + file.size());
                response.setHeader("Cache-Control", "no-store");
                response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                return;
            }
            range = part;
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", range.contentRange(file.size()));
        }
        response.setContentLengthLong(range.length());
        if (withBody) {
            file.send(range, response.getOutputStream(), holds);
        }
    }

    private BooleanSupplier stillHolds(Grant grant) {
        return new BooleanSupplier() {
            private long askedAt = System.nanoTime();

            @Override
            public boolean getAsBoolean() {
                long now = System.nanoTime();
                if (now - askedAt < EdgeRights.REMEMBERED.toNanos()) {
                    return true;
                }
                askedAt = now;
                return rights.holds(grant);
            }
        };
    }

    private static void everywhere(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        // No cookie counts here, so a page elsewhere gains nothing that the address did not give it already.
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader(
                "Access-Control-Expose-Headers", "Accept-Ranges, Content-Length, Content-Range, ETag, Last-Modified");
    }

    private static void preflight(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Allow-Headers", "Range, If-Range, If-None-Match, If-Modified-Since");
        response.setHeader("Access-Control-Max-Age", "86400");
        response.setHeader("Allow", METHODS);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static void describe(HttpServletResponse response, MediaFile file) {
        response.setContentType(file.type().contentType());
        response.setHeader("ETag", file.version().etag());
        response.setHeader("Last-Modified", file.version().lastModified());
        response.setHeader("Cache-Control", file.type().cacheControl());
        response.setHeader("Accept-Ranges", "bytes");
    }

    private static void refuse(HttpServletResponse response, LoggiaException e, int status) throws IOException {
        byte[] body = Problem.body(e.code(), e.detail()).build().toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
