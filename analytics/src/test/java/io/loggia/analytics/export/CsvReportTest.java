package io.loggia.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CsvReportTest {

    private static final Pattern FORMULA =
            Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}\"]*[=+\\-@＝＋－＠].*", Pattern.DOTALL);

    private static String export(String department, List<String> people, String title) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportFormat.CSV.write(Reports.table(department, people, title), Reports.ENGLISH, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void csv_plainReport_isRfc4180WithByteOrderMark() throws IOException {
        String csv = export("Sales \"North\"", List.of("Ångström, Anna", "Ben", "Cid"), "Safety");

        assertThat(csv).startsWith("\uFEFF\"Person\",\"Department then\",").endsWith("\r\n");
        assertThat(csv)
                .contains(
                        "\"Ångström, Anna\",\"Sales \"\"North\"\"\",\"Safety\",\"Completed\",\"0.8750\",\"2026-11-20T08:15:00Z\",");
        assertThat(csv).contains("\"Ben\",\"Sales \"\"North\"\"\",\"Safety\",\"In progress\",\"0.2500\",\"\",");
        assertThat(csv).contains("\"Cid\",\"Sales \"\"North\"\"\",\"Safety\",\"Never opened\",\"0.0000\",\"\",");
        assertThat(parse(csv, ',')).hasSize(4).allSatisfy(row -> assertThat(row).hasSize(11));
    }

    @Test
    void csv_inGerman_isWhatExcelExpectsThere() throws IOException {
        ReportWords german = ReportWords.of(Locale.GERMAN, ZoneOffset.UTC);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportFormat.CSV.write(Reports.table("Vertrieb", List.of("Anna"), "Sicherheit", german), german, out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("\uFEFF\"Person\";\"Damalige Abteilung\";")
                .contains("\"Anna\";\"Vertrieb\";\"Sicherheit\";\"Abgeschlossen\";\"0,8750\";");
    }

    /** E07 for text files, read with the separator we write and with the one other locales expect. */
    @Test
    @Tag("E07")
    void e07_hostileTexts_neverStartACell() throws IOException {
        for (String hostile : HostileText.KNOWN) {
            assertNoFormula(export(hostile, List.of(hostile), hostile), hostile);
        }
    }

    @Test
    @Tag("E07")
    void e07_seededFuzz_neverStartsACell() throws IOException {
        Random random = new Random(8);
        for (int round = 0; round < 2_000; round++) {
            String hostile = HostileText.random(random);
            assertNoFormula(export(hostile, List.of(hostile), "Safety"), hostile);
        }
    }

    private static void assertNoFormula(String csv, String hostile) {
        assertThat(csv).doesNotContain("\u0000");
        for (char separator : new char[] {',', ';', '\t'}) {
            for (List<String> row : parse(csv.substring(1), separator)) {
                assertThat(row)
                        .as("separator %s, text %s", separator, hostile)
                        .noneMatch(cell -> FORMULA.matcher(cell).matches());
            }
        }
    }

    /** As spreadsheets read: quotes count at the start of a cell alone. */
    private static List<List<String>> parse(String csv, char separator) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean fresh = true;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (quoted && c == '"') {
                quoted = false;
            } else if (quoted) {
                cell.append(c);
            } else if (c == '"' && fresh) {
                quoted = true;
                fresh = false;
            } else if (c == separator || c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                fresh = true;
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (c != '\r') {
                cell.append(c);
                fresh = false;
            }
        }
        return rows;
    }
}
