package io.loggia.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChosenColumnsTest {

    private static String csv(TabularReport report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportFormat.CSV.write(report, Reports.ENGLISH, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void columns_chosen_areWrittenInTheirOrderAndOnce() throws IOException {
        TabularReport report = Reports.table("Sales", List.of("Anna", "Ben"), "Safety");

        String csv = csv(ChosenColumns.of(report, List.of("item", "person", "item")));

        assertThat(csv.lines())
                .containsExactly("\uFEFF\"Item\",\"Person\"", "\"Safety\",\"Anna\"", "\"Safety\",\"Ben\"");
    }

    @Test
    void columns_notChosen_areAll() {
        TabularReport report = Reports.table("Sales", List.of("Anna"), "Safety");

        assertThat(ChosenColumns.of(report, List.of())).isSameAs(report);
    }

    @Test
    void column_thatTheReportDoesNotHave_isRefused() {
        TabularReport report = Reports.table("Sales", List.of("Anna"), "Safety");

        assertThatThrownBy(() -> ChosenColumns.of(report, List.of("person", "password")))
                .isInstanceOfSatisfying(
                        LoggiaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }

    @Test
    void codedText_inAFile_isWhatPeopleRead() throws IOException {
        ReportTable report = new ReportTable(
                "catalog",
                Reports.table("Sales", List.of(), "Safety").heading(),
                List.of(ReportColumn.text("state", 10), ReportColumn.bytes("uploaded-bytes")),
                rows -> {
                    rows.accept(new Object[] {new CodedText("DRAFT", "=draft"), 5_000_000L});
                    return new ReportSummary(List.of(ReportColumn.text("state", 10)), List.of(), List.of(), List.of());
                });

        assertThat(csv(report).lines()).endsWith("\"'=draft\",\"5000000\"");
    }
}
