package io.loggia.portal.playback.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.platform.control.AttachmentName;
import io.loggia.portal.platform.control.Grant;
import io.loggia.portal.platform.control.MediaUrls;
import io.loggia.portal.platform.control.Problem;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.playback.control.ByteRange;
import io.loggia.portal.playback.control.DownloadRights;
import io.loggia.portal.playback.control.DownloadRights.Named;
import io.loggia.portal.playback.control.EdgeCall;
import io.loggia.portal.playback.control.EdgeConfig;
import io.loggia.portal.playback.control.Preconditions;
import io.loggia.portal.playback.control.StreamedPieces;
import io.loggia.portal.processing.control.Downloads;
import io.loggia.portal.processing.control.Downloads.Wanted;
import io.loggia.portal.processing.control.Originals;
import io.loggia.portal.processing.control.Originals.Whole;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * Serves files to keep under signed addresses. The route is public because the address is the permission; whether it still
 * holds is asked for each answer, and each second of a long one. Where an edge stands in front, it alone fetches here
 * (attack C11).
 */
@WebServlet(urlPatterns = "/download/*", asyncSupported = true)
@Requires(Permission.PUBLIC)
public class DownloadServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Pattern PATH = Pattern.compile("/download/([A-Za-z0-9_-]{1,512})/file");
    private static final long ASKED_EVERY = Duration.ofSeconds(1).toNanos();
    private static final int ANOTHER_TRY_SECONDS = 30;

    @Inject
    private transient MediaUrls urls;

    @Inject
    private transient DownloadRights rights;

    @Inject
    private transient Downloads downloads;

    @Inject
    private transient Originals originals;

    @Inject
    @ConfigProperties
    private transient EdgeConfig edge;

    /** Answers go on in threads that are none of the server's. */
    @Resource
    private transient ContextService contexts;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
        response.setHeader("Cache-Control", "private, no-store");
        try {
            EdgeCall.of(request::getHeader, edge.secret);
            boolean withBody = request.getMethod().equals("GET");
            if (!withBody && !request.getMethod().equals("HEAD")) {
                response.setHeader("Allow", "GET, HEAD");
                throw new LoggiaException(ErrorCode.METHOD_NOT_ALLOWED, "Files can only be read.");
            }
            serve(request, response, withBody);
        } catch (LoggiaException e) {
            refuse(response, e);
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, boolean withBody) throws IOException {
        Matcher path = PATH.matcher(
                request.getRequestURI().substring(request.getContextPath().length()));
        if (!path.matches()) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such file.");
        }
        Grant grant = urls.verify(path.group(1), request.getRemoteAddr());
        Wanted wanted = Downloads.wanted(grant.folder())
                .orElseThrow(() -> new LoggiaException(ErrorCode.NOT_FOUND, "There is no such file."));
        Named named = rights.named(grant, wanted.revision())
                .orElseThrow(() -> new LoggiaException(
                        ErrorCode.FORBIDDEN, "You may no longer download this. Open the page again."));
        Whole file = wanted.isOriginal() ? originals.whole(wanted.revision()) : Originals.whole(downloads.file(wanted));
        String ending = wanted.isOriginal() ? AttachmentName.ending(named.fileName()) : "mp4";
        response.setHeader("Content-Disposition", AttachmentName.header(AttachmentName.of(named.title(), ending)));
        response.setContentType(wanted.isOriginal() ? "application/octet-stream" : "video/mp4");
        response.setHeader("Accept-Ranges", "bytes");
        // A file of one grant never changes, wherever it lies; so a broken download goes on.
        String etag = "\"" + wanted.revision() + "-" + wanted.made() + "-" + Long.toHexString(file.bytes()) + "\"";
        response.setHeader("ETag", etag);
        send(request, response, file, new Preconditions(etag, Instant.EPOCH), withBody, stillHolds(grant, wanted));
    }

    private static void send(
            HttpServletRequest request,
            HttpServletResponse response,
            Whole file,
            Preconditions version,
            boolean withBody,
            BooleanSupplier holds)
            throws IOException {
        ByteRange range = ByteRange.whole(file.bytes());
        boolean mayBePart = withBody && version.allowsRange(request.getHeader("If-Range"));
        Optional<ByteRange.Asked> asked = ByteRange.parse(mayBePart ? request.getHeader("Range") : null, file.bytes());
        if (asked.isPresent()) {
            @Nullable ByteRange part = asked.get().range();
            if (part == null) {
                response.setHeader("Content-Range", "bytes */" + file.bytes());
                response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                return;
            }
            range = part;
        }
        if (!withBody) {
            response.setContentLengthLong(range.length());
            return;
        }
        // Before anything is said: a store that is away is a clear answer, and no half of one.
        StreamedPieces pieces = new StreamedPieces(file.piece().read(range.first(), range.length()), range.length());
        if (asked.isPresent()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", range.contentRange(file.bytes()));
        }
        response.setContentLengthLong(range.length());
        Sending.begin(request, response, pieces, holds);
    }

    private BooleanSupplier stillHolds(Grant grant, Wanted wanted) {
        BooleanSupplier ask = contexts.createContextualProxy(
                () -> rights.named(grant, wanted.revision()).isPresent(), BooleanSupplier.class);
        return new BooleanSupplier() {
            private long askedAt = System.nanoTime();

            @Override
            public boolean getAsBoolean() {
                long now = System.nanoTime();
                if (now - askedAt < ASKED_EVERY) {
                    return true;
                }
                askedAt = now;
                return ask.getAsBoolean();
            }
        };
    }

    private static void refuse(HttpServletResponse response, LoggiaException e) throws IOException {
        byte[] body = Problem.body(e.code(), e.detail()).build().toString().getBytes(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "inline");
        response.setHeader("ETag", null);
        response.setStatus(Problem.status(e.code()));
        if (e.code() == ErrorCode.UNAVAILABLE) {
            response.setHeader("Retry-After", Integer.toString(ANOTHER_TRY_SECONDS));
        }
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
