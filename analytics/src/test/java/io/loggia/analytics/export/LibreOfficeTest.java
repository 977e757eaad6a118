package io.loggia.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we write, another program reads as it was meant: LibreOffice opens each workbook, prints it, and saves it again. */
@Tag("E07")
class LibreOfficeTest {

    @TempDir
    Path folder;

    private List<Path> written(Map<String, byte[]> workbooks) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, byte[]> workbook : workbooks.entrySet()) {
            files.add(Files.write(folder.resolve(workbook.getKey()), workbook.getValue()));
        }
        return files;
    }

    @Test
    void workbooks_inLibreOffice_sayTheSameAndArePrintedWhole() throws IOException, InterruptedException {
        LibreOffice office = LibreOffice.orSkip(folder);
        Map<String, byte[]> workbooks = Workbooks.all();
        List<Path> files = written(workbooks);
        Path again = Files.createDirectory(folder.resolve("again"));

        String said = office.convert(files, "xlsx", again);
        said += office.convert(files, "pdf", again);

        assertThat(said).doesNotContainIgnoringCase("error");
        for (Map.Entry<String, byte[]> workbook : workbooks.entrySet()) {
            String name = workbook.getKey();
            try (XSSFWorkbook ours = read(workbook.getValue());
                    XSSFWorkbook theirs = read(Files.readAllBytes(again.resolve(name)))) {
                assertSame(name, ours, theirs);
            }
            assertPrinted(name, again.resolve(name.replace(".xlsx", ".pdf")));
        }
    }

    private static XSSFWorkbook read(byte[] file) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(file));
    }

    private static void assertSame(String file, XSSFWorkbook ours, XSSFWorkbook theirs) {
        assertThat(theirs.getNumberOfSheets()).as(file).isEqualTo(ours.getNumberOfSheets());
        for (int i = 0; i < ours.getNumberOfSheets(); i++) {
            XSSFSheet expected = ours.getSheetAt(i);
            XSSFSheet found = theirs.getSheetAt(i);
            String where = file + " " + expected.getSheetName();
            assertThat(found.getSheetName()).as(where).isEqualTo(expected.getSheetName());
            assertThat(cells(found)).as(where).hasSameSizeAs(cells(expected));
            for (Cell cell : cells(expected)) {
                assertSame(where + " " + cell.getAddress(), cell, found);
            }
            assertThat(charts(found)).as(where).isEqualTo(charts(expected));
            assertThat(found.getTables()).as(where).hasSameSizeAs(expected.getTables());
        }
        assertThat(charts(ours.getSheetAt(1))).as(file).isEqualTo(1);
    }

    private static void assertSame(String where, Cell expected, Sheet sheet) {
        Row row = sheet.getRow(expected.getRowIndex());
        Cell found = row == null ? null : row.getCell(expected.getColumnIndex());
        if (found == null) {
            throw new AssertionError(where + " is empty");
        }
        assertThat(found.getCellType()).as(where).isEqualTo(expected.getCellType());
        if (expected.getCellType() == CellType.NUMERIC) {
            assertThat(found.getNumericCellValue()).as(where).isCloseTo(expected.getNumericCellValue(), within(1e-9));
            assertThat(DateUtil.isCellDateFormatted(found)).as(where).isEqualTo(DateUtil.isCellDateFormatted(expected));
        } else {
            // Lines within a cell end as the program has them.
            assertThat(found.getStringCellValue())
                    .as(where)
                    .isEqualToNormalizingNewlines(expected.getStringCellValue());
        }
    }

    /** Those that hold something: what is only formatted is no matter. */
    private static List<Cell> cells(Sheet sheet) {
        List<Cell> cells = new ArrayList<>();
        sheet.forEach(row -> row.forEach(cell -> {
            if (cell.getCellType() != CellType.BLANK && !cell.toString().isEmpty()) {
                cells.add(cell);
            }
        }));
        return cells;
    }

    private static int charts(XSSFSheet sheet) {
        XSSFDrawing drawing = sheet.getDrawingPatriarch();
        return drawing == null ? 0 : drawing.getCharts().size();
    }

    /** Where a column is too narrow for a number, number signs stand in its place. */
    private static void assertPrinted(String name, Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(pdf))) {
            assertThat(document.getNumberOfPages()).as(name).isBetween(3, 6);
            assertThat(new PDFTextStripper().getText(document)).as(name).doesNotContain("##");
        }
    }
}
