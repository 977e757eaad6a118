package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The cells of a workbook, read off the file's own XML. */
final class Worksheets {
    private static final Pattern ROW = Pattern.compile("<row [^>]*>(.*?)</row>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<[tv](?: [^>]*)?>([^<]*)</[tv]>");

    private Worksheets() {}

    /** Every row of every sheet, cell by cell. A formula anywhere fails the test. */
    static List<List<String>> rows(byte[] workbook) {
        List<List<String>> rows = new ArrayList<>();
        try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                String xml = new String(parts.readAllBytes(), StandardCharsets.UTF_8);
                if (part.getName().startsWith("xl/worksheets/sheet")) {
                    assertThat(xml).as(part.getName()).doesNotContain("<f>").doesNotContain("<f ");
                    ROW.matcher(xml).results().map(row -> cells(row.group(1))).forEach(rows::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(rows).as("rows of a workbook of %s bytes", workbook.length).isNotEmpty();
        return rows;
    }

    /** The texts that cells share, as those of the cover do; {@link #rows} has their numbers. */
    static List<String> sharedTexts(byte[] workbook) {
        try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                if (part.getName().equals("xl/sharedStrings.xml")) {
                    return cells(new String(parts.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of();
    }

    private static List<String> cells(String row) {
        return CELL.matcher(row).results().map(cell -> unescaped(cell.group(1))).toList();
    }

    private static String unescaped(String xml) {
        return xml.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
