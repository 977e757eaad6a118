package io.loggia.portal.analytics.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.analytics.control.ReportFiles.Kept;
import io.loggia.portal.platform.control.AttachmentName;
import io.loggia.portal.playback.control.ByteRange;
import io.loggia.portal.playback.control.Preconditions;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A report's file, whole or in part (RFC 9110 §14). */
final class ReportContent {

    private static final int BUFFER = 1 << 16;

    private ReportContent() {}

    static Response answer(Kept report, Path file, HttpHeaders headers) {
        if (!Files.isRegularFile(file)) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "The file of this report is gone. Have it made again.");
        }
        long size = report.bytes();
        String etag = "\"" + report.id() + "-" + Long.toHexString(size) + "\"";
        boolean mayBePart = new Preconditions(etag, Instant.EPOCH).allowsRange(headers.getHeaderString("If-Range"));
        Optional<ByteRange.Asked> asked = ByteRange.parse(mayBePart ? headers.getHeaderString("Range") : null, size);
        @Nullable ByteRange part = asked.map(ByteRange.Asked::range).orElse(null);
        if (asked.isPresent() && part == null) {
            return Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + size)
                    .build();
        }
        ByteRange range = part == null ? ByteRange.whole(size) : part;
        StreamingOutput body = out -> copy(file, range, out);
        Response.ResponseBuilder answer = Response.status(
                        part == null ? Response.Status.OK : Response.Status.PARTIAL_CONTENT)
                .entity(body)
                .type(report.format().mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, range.length())
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.ETAG, etag)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        AttachmentName.header(AttachmentName.of(
                                report.title(), report.format().name().toLowerCase(Locale.ROOT))))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("X-Content-Type-Options", "nosniff");
        if (part != null) {
            answer.header("Content-Range", range.contentRange(size));
        }
        return answer.build();
    }

    private static void copy(Path file, ByteRange range, OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(range.first());
            byte[] buffer = new byte[BUFFER];
            long left = range.length();
            while (left > 0) {
                int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (n < 0) {
                    throw new IOException("The file became shorter while it was sent");
                }
                out.write(buffer, 0, n);
                left -= n;
            }
        }
    }
}
