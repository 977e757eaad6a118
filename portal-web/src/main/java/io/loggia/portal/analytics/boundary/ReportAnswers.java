package io.loggia.portal.analytics.boundary;

import io.loggia.analytics.export.ReportFormat;
import io.loggia.analytics.export.ReportWords;
import io.loggia.analytics.export.TabularReport;
import io.loggia.portal.platform.control.AttachmentName;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Reports as they go out: streamed, kept nowhere on the way, and taken for nothing else. */
final class ReportAnswers {

    private ReportAnswers() {}

    static Response json(StreamingOutput body) {
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** @param about what tells the file from others of its kind, or empty */
    static Response file(ReportFormat format, TabularReport report, ReportWords words, String about) {
        StreamingOutput body = out -> format.write(report, words, out);
        return file(body, format, report, words, about);
    }

    /** One that is small, and made before anything of it goes out, so that it can still be refused. */
    static Response whole(
            ReportFormat format, TabularReport report, ReportWords words, List<Path> fonts, String about) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            format.write(report, words, fonts, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file(content.toByteArray(), format, report, words, about);
    }

    private static Response file(
            Object body, ReportFormat format, TabularReport report, ReportWords words, String about) {
        return Response.ok(body, format.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, AttachmentName.header(name(format, report, words, about)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static String name(ReportFormat format, TabularReport report, ReportWords words, String about) {
        return AttachmentName.of(title(report, words, about), format.name().toLowerCase(Locale.ROOT));
    }

    /** What a report's file is called, without its ending. */
    static String title(TabularReport report, ReportWords words, String about) {
        LocalDate day = LocalDate.ofInstant(report.heading().generatedAt(), words.zone());
        return words.of("report." + report.key()) + (about.isEmpty() ? " " : " " + about + " ") + day;
    }
}
