package io.loggia.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.export.ReportColumn.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonReportTest {

    private static final ReportHeading HEADING = new ReportHeading(
            "All \"that\"", "Ada\nAdmin", Reports.GENERATED, List.of(new ReportHeading.Line("Period", "since ever")));

    private static final List<ReportColumn> COLUMNS = List.of(
            ReportColumn.text("state", 20),
            ReportColumn.count("views"),
            new ReportColumn("share", Kind.PERCENT, 15),
            ReportColumn.duration("watched"),
            ReportColumn.day("last-watched"),
            ReportColumn.moment("completed-at"));

    private static String written(@Nullable Object... row) throws IOException {
        ReportTable table = new ReportTable("viewing", HEADING, COLUMNS, rows -> {
            rows.accept(row);
            return new ReportSummary(COLUMNS.subList(0, 2), List.of(List.of("all", 3L)), List.of(3L), List.of());
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportFormat.JSON.write(table, Reports.ENGLISH, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void json_hasTypedValuesUnderWhatWasAsked() throws IOException {
        String json = written(
                new CodedText("COMPLETED", "Completed"),
                3L,
                0.25,
                Duration.ofMillis(90_500),
                LocalDate.of(2026, 11, 30),
                Instant.parse("2026-11-30T08:15:00Z"));

        assertThat(json)
                .startsWith(
                        "{\"kind\":\"viewing\",\"title\":\"All \\\"that\\\"\",\"generatedAt\":\"2026-11-22T12:30:00Z\","
                                + "\"generatedBy\":\"Ada\\u000aAdmin\",\"asked\":[{\"label\":\"Period\",\"value\":\"since ever\"}],"
                                + "\"columns\":[{\"key\":\"state\",\"name\":\"state\",")
                .contains(
                        "\"rows\":[{\"state\":\"COMPLETED\",\"views\":3,\"share\":0.25,\"watchedSeconds\":90.5,"
                                + "\"lastWatched\":\"2026-11-30\",\"completedAt\":\"2026-11-30T08:15:00Z\"}],\"total\":1,\"more\":false,")
                .endsWith("\"groups\":[{\"state\":\"all\",\"views\":3}]}}");
    }

    @Test
    void json_ofWhatIsNotKnownOrNoNumber_isNull() throws IOException {
        assertThat(written(null, null, Double.NaN, null, null, null))
                .contains("\"rows\":[{\"state\":null,\"views\":null,\"share\":null,\"watchedSeconds\":null,");
    }

    @Test
    void json_ofAnyText_keepsItWhole() throws IOException {
        assertThat(written("\\ \u0000 \ud83d\ude00 \ud83d =1+1 ن", null, null, null, null, null))
                .contains("\"state\":\"\\\\ \\u0000 \ud83d\ude00 \\ud83d =1+1 ن\"");
    }
}
