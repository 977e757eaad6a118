package io.loggia.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.FontScheme;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableColumn;

/** What makes Excel "repair" a file, in workbooks of every kind of report. POI carries the schema of ECMA-376. */
class WorkbookStructureTest {

    @Test
    void workbooks_ofEveryKind_areAsTheStandardHasThem() throws IOException {
        for (Map.Entry<String, byte[]> file : Workbooks.all().entrySet()) {
            try (XSSFWorkbook workbook =
                    new XSSFWorkbook(new ByteArrayInputStream(withoutSpaceMarks(file.getValue())))) {
                assertThat(workbook.getCTWorkbook().validate())
                        .as(file.getKey())
                        .isTrue();
                for (int i = 0; i < workbook.getNumberOfFonts(); i++) {
                    XSSFFont font = workbook.getFontAt(i);
                    assertThat(font.getFontName()).as("one typeface").isEqualTo("Arial");
                    assertThat(font.getScheme()).as("of no theme").isEqualTo(FontScheme.NONE);
                }
                List<String> names = new ArrayList<>();
                for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                    XSSFSheet sheet = workbook.getSheetAt(i);
                    String where = file.getKey() + " " + sheet.getSheetName();
                    WorkbookUtil.validateSheetName(sheet.getSheetName());
                    names.add(sheet.getSheetName());
                    assertThat(sheet.getCTWorksheet().validate()).as(where).isTrue();
                    sheet.getTables().forEach(table -> assertTable(where, sheet, table));
                }
                assertThat(names).as(file.getKey()).doesNotHaveDuplicates();
                assertNames(file.getKey(), workbook);
            }
        }
    }

    /** Excel itself writes {@code xml:space}, which the schema does not know. */
    private static byte[] withoutSpaceMarks(byte[] file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                String part = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                out.write(part.replace(" xml:space=\"preserve\"", "").getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static void assertTable(String where, XSSFSheet sheet, XSSFTable table) {
        assertThat(table.getCTTable().validate()).as(where).isTrue();
        String area = table.getArea().formatAsString();
        assertThat(table.getCTTable().getRef()).as(where).isEqualTo(area);
        assertThat(table.getCTTable().getAutoFilter().getRef()).as(where).isEqualTo(area);
        assertThat(table.getStartRowIndex()).as(where).isZero();
        assertThat(table.getEndRowIndex()).as(where).isEqualTo(Math.max(sheet.getLastRowNum(), 1));
        List<CTTableColumn> columns = table.getCTTable().getTableColumns().getTableColumnList();
        assertThat(columns).as(where).hasSize(table.getColumnCount());
        assertThat(columns).as(where).extracting(CTTableColumn::getId).doesNotHaveDuplicates();
        assertThat(columns).as(where).extracting(CTTableColumn::getName).doesNotHaveDuplicates();
        for (int i = 0; i < columns.size(); i++) {
            // Excel repairs a table whose column has another name than its header says.
            assertThat(columns.get(i).getName())
                    .as(where)
                    .isEqualTo(sheet.getRow(0).getCell(i).getStringCellValue());
        }
    }

    private static void assertNames(String file, XSSFWorkbook workbook) {
        List<String> names = new ArrayList<>();
        for (XSSFName name : workbook.getAllNames()) {
            names.add(name.getNameName() + " " + name.getSheetIndex());
            assertThat(name.getRefersToFormula()).as(file).doesNotContain("#REF", "[");
        }
        assertThat(names).as(file).doesNotHaveDuplicates();
        assertThat(workbook.getSpreadsheetVersion()).isEqualTo(SpreadsheetVersion.EXCEL2007);
    }
}
