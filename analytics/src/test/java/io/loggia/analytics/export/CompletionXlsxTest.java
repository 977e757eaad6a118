package io.loggia.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.loggia.analytics.report.CompletionReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionXlsxTest {

    @TempDir
    private Path parent;

    private Path folder;
    private ExportFolder exportFolder;

    @BeforeEach
    void openFolder() throws IOException {
        folder = parent.resolve("exports");
        exportFolder = ExportFolder.open(folder);
    }

    private byte[] export(CompletionReport report, String department) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CompletionXlsx(exportFolder).write(Reports.heading(department), report, out);
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
        byte[] file = export(Reports.named("Sales North", List.of("Anna", "Ben", "Cid"), "Safety"), "Sales");

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
            assertThat(sheet.getRow(3).getCell(3).getStringCellValue()).isEqualTo("Not started");
            assertThat(sheet.getRow(3).getCell(5)).isNull();
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:H4");
            assertThat(sheet.getColumnWidth(0)).isEqualTo(28 * 256);
        }
    }

    @Test
    void summary_readBack_hasCountsAndAStackedBarChart() throws IOException {
        byte[] file = export(Reports.named("Sales North", List.of("Anna", "Ben", "Cid", "Dee"), "Safety"), "Sales");

        try (XSSFWorkbook workbook = read(file)) {
            assertThat(workbook.getActiveSheetIndex()).isZero();
            XSSFSheet summary = workbook.getSheetAt(0);
            assertThat(summary.getSheetName()).isEqualTo("Summary");
            List<String> counts = new ArrayList<>();
            summary.forEach(row -> row.forEach(cell -> counts.add(cell.toString())));
            assertThat(counts)
                    .containsSubsequence("Completion report", "Sales", "all time")
                    .containsSubsequence("Sales North", "1.0", "1.0", "2.0", "4.0", "0.25")
                    .containsSubsequence("All", "1.0", "1.0", "2.0", "4.0", "0.25");
            assertThat(summary.getDrawingPatriarch().getCharts()).hasSize(1);
        }
        String chart = parts(file).get("xl/charts/chart1.xml");
        assertThat(chart)
                .contains("<c:barChart>", "c:grouping val=\"stacked\"", "c:overlap val=\"100\"")
                .contains("<c:f>Summary!$A$7</c:f>", "<c:f>Summary!$B$7</c:f>", "Sales North");
    }

    @Test
    void report_withoutRows_hasASummaryAndNoChart() throws IOException {
        byte[] file = export(Reports.named("Sales", List.of(), "Safety"), "Sales");

        try (XSSFWorkbook workbook = read(file)) {
            assertThat(workbook.getSheetAt(0).getDrawingPatriarch()).isNull();
            assertThat(workbook.getSheet("Completion").getLastRowNum()).isZero();
        }
    }

    /** E07, E08: formulas, DDE, links, escapes, illegal characters, overlong texts. */
    @Test
    void e07_hostileNames_areStringCellsThatReadAsWritten() throws IOException {
        byte[] file = export(Reports.named("Sales", HostileText.KNOWN, "Safety"), "Sales");

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
                            .map(CompletionXlsxTest::expected)
                            .toList());
        }
    }

    @Test
    void e07_hostileTitleAndDepartment_areStringCellsThatReadAsWritten() throws IOException {
        for (String hostile : List.of("=1+1", "＝1+1", "</t></is></c><c t=\"str\"><f>1+1</f></c>", "_x003D_1\u0001")) {
            byte[] file = export(Reports.named(hostile, List.of("Anna"), hostile), hostile);

            assertNoFormulaNoLink(file);
            try (XSSFWorkbook workbook = read(file)) {
                Row row = workbook.getSheet("Completion").getRow(1);
                assertThat(row.getCell(1).getStringCellValue()).isEqualTo(expected(hostile));
                assertThat(row.getCell(2).getStringCellValue()).isEqualTo(expected(hostile));
                assertThat(workbook.getSheetAt(0).getRow(1).getCell(1).getStringCellValue())
                        .isEqualTo(expected(hostile));
            }
        }
    }

    @Test
    void e07_seededFuzz_neverMakesAFormula() throws IOException {
        Random random = new Random(7);
        List<String> names = IntStream.range(0, 10_000)
                .mapToObj(i -> HostileText.random(random))
                .toList();
        byte[] file = export(Reports.named("Sales", names, HostileText.random(random)), "Sales");

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
    void e08_rowLimit_goesOnOnFurtherSheets() throws IOException {
        List<String> names =
                IntStream.range(0, 25).mapToObj("Person %02d"::formatted).toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CompletionXlsx(exportFolder, 11)
                .write(Reports.heading("Sales"), Reports.named("Sales", names, "Safety"), out);

        try (XSSFWorkbook workbook = read(out.toByteArray())) {
            List<String> read = new ArrayList<>();
            for (String name : List.of("Completion", "Completion 2", "Completion 3")) {
                Sheet sheet = workbook.getSheet(name);
                assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("Person");
                for (int i = 1; i <= sheet.getLastRowNum(); i++) {
                    read.add(sheet.getRow(i).getCell(0).getStringCellValue());
                }
            }
            assertThat(workbook.getNumberOfSheets()).isEqualTo(4);
            assertThat(read).isEqualTo(names);
        }
    }

    /** E10: what grows on disk is private, and gone afterwards. */
    @Test
    void e10_temporaryFiles_arePrivateAndRemoved() throws IOException {
        List<String> seen = new ArrayList<>();
        OutputStream watching = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (seen.isEmpty()) {
                    for (Path file : list()) {
                        seen.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
                    }
                }
            }
        };
        new CompletionXlsx(exportFolder)
                .write(Reports.heading("Sales"), Reports.named("Sales", List.of("Anna"), "Safety"), watching);

        assertThat(seen).isNotEmpty().containsOnly("rw-------");
        assertThat(list()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void e10_receiverGoesAway_leavesNoFile() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatIOException()
                .isThrownBy(() -> new CompletionXlsx(exportFolder)
                        .write(Reports.heading("Sales"), Reports.named("Sales", List.of("Anna"), "Safety"), broken));
        assertThat(list()).isEmpty();
    }

    @Test
    void e10_leftoversOfAKilledServer_areRemovedAtStart() throws IOException {
        Files.writeString(folder.resolve("poi-sxssf-sheet1.xml"), "who watched what");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        ExportFolder.open(folder);

        assertThat(list()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    private List<Path> list() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
