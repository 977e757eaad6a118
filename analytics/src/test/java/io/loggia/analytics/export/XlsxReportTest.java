package io.loggia.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.util.TempFile;
import org.apache.poi.util.TempFileCreationStrategy;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class XlsxReportTest {

    private static byte[] export(TabularReport report) throws IOException {
        return export(report, Reports.ENGLISH);
    }

    private static byte[] export(TabularReport report, ReportWords words) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportFormat.XLSX.write(report, words, out);
        return out.toByteArray();
    }

    private static XSSFWorkbook read(byte[] file) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(file));
    }

    private static Map<String, String> parts(byte[] file) throws IOException {
        Map<String, String> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    @Test
    void rows_readBack_areTypedFormattedAndFiltered() throws IOException {
        byte[] file = export(Reports.table("Sales North", List.of("Anna", "Ben", "Cid"), "Safety"));

        try (XSSFWorkbook workbook = read(file)) {
            XSSFSheet sheet = workbook.getSheet("Completion");
            Row anna = sheet.getRow(1);
            assertThat(anna.getCell(0).getStringCellValue()).isEqualTo("Anna");
            assertThat(anna.getCell(1).getStringCellValue()).isEqualTo("Sales North");
            assertThat(anna.getCell(2).getStringCellValue()).isEqualTo("Safety");
            assertThat(anna.getCell(3).getStringCellValue()).isEqualTo("Completed");
            assertThat(anna.getCell(4).getNumericCellValue()).isEqualTo(0.875);
            assertThat(anna.getCell(4).getCellStyle().getDataFormatString()).isEqualTo("0.0%");
            assertThat(anna.getCell(5).getLocalDateTimeCellValue())
                    .isEqualTo(LocalDateTime.parse("2026-11-20T08:15:00"));
            assertThat(sheet.getRow(2).getCell(3).getStringCellValue()).isEqualTo("In progress");
            assertThat(sheet.getRow(3).getCell(3).getStringCellValue()).isEqualTo("Never opened");
            assertThat(sheet.getRow(3).getCell(5)).isNull();
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getTables()).hasSize(1);
            assertThat(sheet.getTables().getFirst().getArea().formatAsString()).isEqualTo("A1:K4");
            assertThat(sheet.getTables().getFirst().getCTTable().getAutoFilter().getRef())
                    .isEqualTo("A1:K4");
            assertThat(sheet.getSheetConditionalFormatting()
                            .getConditionalFormattingAt(0)
                            .getRule(0)
                            .getDataBarFormatting())
                    .isNotNull();
            assertThat(sheet.getColumnWidth(0)).isEqualTo(28 * 256);
        }
    }

    @Test
    void cover_readBack_saysWhatWasAskedByWhomAndWhen() throws IOException {
        byte[] file = export(Reports.table("Sales North", List.of("Anna", "Ben"), "Safety"));

        try (XSSFWorkbook workbook = read(file)) {
            assertThat(workbook.getActiveSheetIndex()).isZero();
            XSSFSheet cover = workbook.getSheetAt(0);
            assertThat(cover.getSheetName()).isEqualTo("Report");
            assertThat(texts(cover))
                    .containsSubsequence("Completion report", "Department", "Sales North", "Period (UTC)", "all time")
                    .containsSubsequence("Rows", "2.0", "Generated by", "Mara Manager");
        }
    }

    @Test
    void summary_readBack_hasCountsAndAStackedBarChart() throws IOException {
        byte[] file = export(Reports.table("Sales North", List.of("Anna", "Ben", "Cid", "Dee"), "Safety"));

        try (XSSFWorkbook workbook = read(file)) {
            XSSFSheet summary = workbook.getSheetAt(1);
            assertThat(summary.getSheetName()).isEqualTo("Summary");
            assertThat(texts(summary))
                    .containsSubsequence("Sales North", "1.0", "1.0", "2.0", "4.0", "0.25")
                    .containsSubsequence("All", "1.0", "1.0", "2.0", "4.0", "0.25");
            assertThat(summary.getDrawingPatriarch().getCharts()).hasSize(1);
        }
        String chart = parts(file).get("xl/charts/chart1.xml");
        assertThat(chart)
                .contains("<c:barChart>", "c:grouping val=\"stacked\"", "c:overlap val=\"100\"")
                .contains("<c:f>Summary!$A$2</c:f>", "<c:f>Summary!$B$2</c:f>", "Sales North");
    }

    @Test
    void report_inGerman_hasGermanNames() throws IOException {
        ReportWords german = ReportWords.of(Locale.GERMANY, ZoneOffset.UTC);

        byte[] file = export(Reports.table("Vertrieb", List.of("Anna", "Ben", "Cid"), "Sicherheit", german), german);

        try (XSSFWorkbook workbook = read(file)) {
            assertThat(workbook.getSheetAt(0).getRow(0).getCell(0).getStringCellValue())
                    .isEqualTo("Bericht über Abschlüsse");
            XSSFSheet data = workbook.getSheet("Abschlüsse");
            assertThat(data.getRow(0).getCell(2).getStringCellValue()).isEqualTo("Beitrag");
            assertThat(data.getRow(3).getCell(3).getStringCellValue()).isEqualTo("Nie geöffnet");
        }
    }

    @Test
    void times_areThoseOfTheZone_andWrittenAsTheLanguageDoes() throws IOException {
        ReportWords german = ReportWords.of(Locale.GERMANY, ZoneId.of("Europe/Berlin"));

        byte[] file = export(Reports.table("Vertrieb", List.of("Anna"), "Sicherheit", german), german);
        byte[] english = export(Reports.table("Sales", List.of("Anna"), "Safety"));

        try (XSSFWorkbook workbook = read(file);
                XSSFWorkbook other = read(english)) {
            XSSFSheet data = workbook.getSheet("Abschlüsse");
            assertThat(data.getRow(0).getCell(5).getStringCellValue()).isEqualTo("Abgeschlossen (Europe/Berlin)");
            assertThat(data.getRow(1).getCell(5).getLocalDateTimeCellValue())
                    .isEqualTo(LocalDateTime.parse("2026-11-20T09:15:00"));
            assertThat(new DataFormatter(Locale.GERMANY)
                            .formatCellValue(data.getRow(1).getCell(5)))
                    .isEqualTo("20.11.2026 09:15");
            assertThat(new DataFormatter(Locale.UK)
                            .formatCellValue(
                                    other.getSheet("Completion").getRow(1).getCell(5)))
                    .isEqualTo("20 Nov 2026 08:15");
        }
    }

    @Test
    void report_withoutRows_hasASummaryAndNoChart() throws IOException {
        byte[] file = export(Reports.table("Sales", List.of(), "Safety"));

        try (XSSFWorkbook workbook = read(file)) {
            assertThat(workbook.getSheet("Summary").getDrawingPatriarch()).isNull();
            assertThat(workbook.getSheet("Completion").getLastRowNum()).isZero();
        }
    }

    /** Every kind of cell reads back as what it was. */
    @Test
    void kinds_readBack_areWhatTheyWere() throws IOException {
        List<ReportColumn> columns = Stream.of(ReportColumn.Kind.values())
                .map(kind -> new ReportColumn("item", kind, 20))
                .toList();
        List<@Nullable Object> values = List.of(
                "  a\r\nb & <c>  ",
                1_234_567_890_123L,
                5_678_900L,
                0.1 + 0.2,
                Duration.ofHours(30).plusSeconds(61),
                LocalDate.parse("2024-02-29"),
                Instant.parse("1999-12-31T23:59:59.999Z"));
        TabularReport report = new OneRow(columns, values);

        try (XSSFWorkbook workbook = read(export(report))) {
            Row row = workbook.getSheet("Completion").getRow(1);
            assertThat(row.getCell(0).getStringCellValue()).isEqualTo("  a\r\nb & <c>  ");
            assertThat(row.getCell(1).getNumericCellValue()).isEqualTo(1_234_567_890_123.0);
            assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(5_678_900);
            assertThat(row.getCell(2).getCellStyle().getDataFormatString()).isEqualTo("#,##0.0,,\" MB\"");
            assertThat(row.getCell(3).getNumericCellValue()).isEqualTo(0.1 + 0.2);
            assertThat(new DataFormatter(Locale.ROOT).formatCellValue(row.getCell(4)))
                    .isEqualTo("30:01:01");
            assertThat(row.getCell(5).getLocalDateTimeCellValue().toLocalDate())
                    .isEqualTo(LocalDate.parse("2024-02-29"));
            assertThat(row.getCell(6).getLocalDateTimeCellValue())
                    .isEqualTo(LocalDateTime.parse("1999-12-31T23:59:59"));
        }
    }

    /** A column name may stand twice in a table of the test; Excel wants them unique, so reports have each once. */
    private record OneRow(List<ReportColumn> columns, List<@Nullable Object> values) implements TabularReport {
        @Override
        public String key() {
            return "completion";
        }

        @Override
        public ReportHeading heading() {
            return new ReportHeading("One", "Anna", Reports.GENERATED, List.of());
        }

        @Override
        public ReportSummary forEach(Consumer<@Nullable Object[]> rows) {
            rows.accept(values.toArray());
            return new ReportSummary(List.of(ReportColumn.text("person", 10)), List.of(), List.of(), List.of());
        }
    }

    private static List<String> texts(Sheet sheet) {
        return allCells(sheet).map(Cell::toString).toList();
    }

    /** E07, E08: formulas, DDE, links, escapes, illegal characters, overlong texts. */
    @Test
    @Tag("E07")
    void e07_hostileNames_areStringCellsThatReadAsWritten() throws IOException {
        byte[] file = export(Reports.table("Sales", HostileText.KNOWN, "Safety"));

        assertNoFormulaNoLink(file);
        try (XSSFWorkbook workbook = read(file)) {
            List<String> names = new ArrayList<>();
            for (Row row : workbook.getSheet("Completion")) {
                assertThat(row.getCell(0).getCellType()).isEqualTo(CellType.STRING);
                assertThat(row.getCell(0).getCellStyle().getQuotePrefixed()).isTrue();
                names.add(row.getCell(0).getStringCellValue());
            }
            assertThat(names.subList(1, names.size()))
                    .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(CellText.MAX_LENGTH))
                    .containsExactlyInAnyOrderElementsOf(HostileText.KNOWN.stream()
                            .map(XlsxReportTest::expected)
                            .toList());
        }
    }

    @Test
    @Tag("E07")
    void e07_hostileTitleAndDepartment_areStringCellsThatReadAsWritten() throws IOException {
        for (String hostile : List.of("=1+1", "＝1+1", "</t></is></c><c t=\"str\"><f>1+1</f></c>", "_x003D_1\u0001")) {
            byte[] file = export(Reports.table(hostile, List.of("Anna"), hostile));

            assertNoFormulaNoLink(file);
            try (XSSFWorkbook workbook = read(file)) {
                Row row = workbook.getSheet("Completion").getRow(1);
                assertThat(row.getCell(1).getStringCellValue()).isEqualTo(expected(hostile));
                assertThat(row.getCell(2).getStringCellValue()).isEqualTo(expected(hostile));
                assertThat(workbook.getSheet("Report").getRow(1).getCell(1).getStringCellValue())
                        .isEqualTo(expected(hostile));
            }
        }
    }

    @Test
    @Tag("E07")
    void e07_seededFuzz_neverMakesAFormula() throws IOException {
        Random random = new Random(7);
        List<String> names = IntStream.range(0, 10_000)
                .mapToObj(i -> HostileText.random(random))
                .toList();
        byte[] file = export(Reports.table("Sales", names, HostileText.random(random)));

        assertNoFormulaNoLink(file);
        try (XSSFWorkbook workbook = read(file)) {
            assertThat(workbook.getSheet("Completion").getLastRowNum()).isEqualTo(names.size());
            assertThat(allCells(workbook.getSheet("Completion")))
                    .allMatch(cell -> cell.getCellType() == CellType.STRING || cell.getCellType() == CellType.NUMERIC);
        }
    }

    private static String expected(String hostile) {
        return hostile.length() > CellText.MAX_LENGTH
                ? CellText.of(hostile)
                : hostile.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]|\\p{Cs}", "\uFFFD");
    }

    private static void assertNoFormulaNoLink(byte[] file) throws IOException {
        parts(file).forEach((name, xml) -> {
            if (name.startsWith("xl/worksheets/")) {
                assertThat(xml).doesNotContain("<f>", "<f ", "<hyperlink", "TargetMode=\"External\"");
            }
            assertThat(name).doesNotContain("externalLink", "connections", "vba");
            assertThat(xml).doesNotContain("TargetMode=\"External\"");
        });
    }

    private static Stream<Cell> allCells(Sheet sheet) {
        List<Cell> cells = new ArrayList<>();
        sheet.forEach(row -> row.forEach(cells::add));
        return cells.stream();
    }

    /** E08: a sheet takes 1,048,576 rows; here the limit is lowered to see what happens at it. */
    @Test
    @Tag("E08")
    void e08_rowLimit_goesOnOnFurtherSheets() throws IOException {
        List<String> names =
                IntStream.range(0, 25).mapToObj("Person %02d"::formatted).toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new XlsxReport(Reports.ENGLISH, 11).write(Reports.table("Sales", names, "Safety"), out);

        try (XSSFWorkbook workbook = read(out.toByteArray())) {
            List<String> read = new ArrayList<>();
            for (String name : List.of("Completion", "Completion 2", "Completion 3")) {
                Sheet sheet = workbook.getSheet(name);
                assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("Person");
                for (int i = 1; i <= sheet.getLastRowNum(); i++) {
                    read.add(sheet.getRow(i).getCell(0).getStringCellValue());
                }
            }
            assertThat(workbook.getNumberOfSheets()).isEqualTo(5);
            assertThat(read).isEqualTo(names);
        }
    }

    /** E10: who watched what is never left in a temporary file, since there is none. */
    @Test
    @Tag("E10")
    void e10_workbook_needsNoFileToGrowIn() throws IOException {
        TempFileCreationStrategy none = new TempFileCreationStrategy() {
            @Override
            public File createTempFile(String prefix, String suffix) {
                throw new AssertionError(prefix);
            }

            @Override
            public File createTempDirectory(String prefix) {
                throw new AssertionError(prefix);
            }
        };
        TabularReport report = Reports.table("Sales", List.of("Anna"), "Safety");

        boolean read = TempFile.withStrategy(none, () -> {
            try (XSSFWorkbook workbook = read(export(report))) {
                return workbook.getSheet("Completion") != null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(read).isTrue();
    }

    @Test
    @Tag("E10")
    void e10_receiverGoesAway_isToldAndNothingElseIsTouched() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("gone");
            }
        };

        assertThatIOException()
                .isThrownBy(() -> ReportFormat.XLSX.write(
                        Reports.table("Sales", List.of("Anna"), "Safety"), Reports.ENGLISH, broken))
                .withMessage("gone");
    }

    /** Readers that look at no more than the first bytes know it by the name of the first part. */
    @Test
    void file_beginsWithThePartThatTellsAWorkbook() throws IOException {
        byte[] file = export(Reports.table("Sales", List.of("Anna"), "Safety"));

        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("_rels/.rels");
        }
    }
}
