package io.loggia.portal.playback.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.platform.control.Problem;
import io.loggia.portal.playback.control.ByteRange;
import io.loggia.portal.playback.control.MediaFile;
import io.loggia.portal.playback.control.Preconditions.Verdict;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Answers with files of media by RFC 9110, to viewers and to the CDN alike. */
final class MediaAnswer {

    static final String METHODS = "GET, HEAD, OPTIONS";

    /** Whatever a file turns out to hold, a browser that is led here directly runs nothing of it (attack A13). */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private static final int SMALL = 32 << 10;

    private static final int ANOTHER_TRY_SECONDS = 2;

    private MediaAnswer() {}

    static void everywhere(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        // No cookie counts here, so a page elsewhere gains nothing that the address did not give it already.
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader(
                "Access-Control-Expose-Headers", "Accept-Ranges, Content-Length, Content-Range, ETag, Last-Modified");
    }

    static void preflight(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Allow-Headers", "Range, If-Range, If-None-Match, If-Modified-Since");
        response.setHeader("Access-Control-Max-Age", "86400");
        response.setHeader("Allow", METHODS);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    /** @param holds asked between pieces; false ends the answer at once */
    static void file(
            HttpServletRequest request,
            HttpServletResponse response,
            MediaFile file,
            String cacheControl,
            BooleanSupplier holds)
            throws IOException {
        boolean withBody = request.getMethod().equals("GET");
        describe(response, file, cacheControl);
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
                send(request, response, file, mayBePart ? request.getHeader("Range") : null, withBody, holds);
            }
        }
    }

    static void describe(HttpServletResponse response, MediaFile file, String cacheControl) {
        response.setContentType(file.type().contentType());
        response.setHeader("ETag", file.version().etag());
        response.setHeader("Last-Modified", file.version().lastModified());
        response.setHeader("Cache-Control", cacheControl);
        response.setHeader("Accept-Ranges", "bytes");
    }

    /** What is small fits into buffers, and is worth no second thread. */
    private static void send(
            HttpServletRequest request,
            HttpServletResponse response,
            MediaFile.Part part,
            ByteRange range,
            BooleanSupplier holds)
            throws IOException {
        if (range.length() > SMALL) {
            Sending.begin(request, response, part, holds);
            return;
        }
        try (part) {
            while (!part.isOver()) {
                part.writeNext(response.getOutputStream(), holds);
            }
        }
    }

    private static void send(
            HttpServletRequest request,
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
            send(request, response, file.open(range), range, holds);
        }
    }

    static void refuse(HttpServletResponse response, LoggiaException e, int status) throws IOException {
        byte[] body = Problem.body(e.code(), e.detail()).build().toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        if (e.code() == ErrorCode.UNAVAILABLE) {
            response.setHeader("Retry-After", Integer.toString(ANOTHER_TRY_SECONDS));
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
