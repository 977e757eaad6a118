package io.loggia.analytics.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook made by POI, less the rows of its big sheets: those go into the file as they come, so that neither memory
 * nor a temporary file holds them. The parts of such a sheet before and after its rows are POI's own.
 */
final class StreamedWorkbook implements AutoCloseable {

    /** Readers that only look at a file's first bytes know a workbook by this part. */
    private static final String FIRST = "_rels/.rels";

    private static final String ROWS_END = "</sheetData>";

    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final ZipOutputStream zip;
    private final Set<String> written = new HashSet<>();

    StreamedWorkbook(OutputStream out) {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        // Half the time of the default for a file a tenth larger.
        zip.setLevel(Deflater.BEST_SPEED);
        workbook.getProperties().getCoreProperties().setCreator("Loggia");
    }

    /** For all that is small. */
    XSSFWorkbook small() {
        return workbook;
    }

    /** Begins the sheet's part of the file: all that comes before further rows. One sheet at a time. */
    OutputStream begin(XSSFSheet sheet) throws IOException {
        Map<String, byte[]> parts = parts();
        if (written.isEmpty()) {
            write(FIRST, part(parts, FIRST));
        }
        String name = name(sheet);
        String xml = new String(part(parts, name), StandardCharsets.UTF_8);
        zip.putNextEntry(new ZipEntry(name));
        zip.write(xml.substring(0, xml.indexOf(ROWS_END)).getBytes(StandardCharsets.UTF_8));
        written.add(name);
        return zip;
    }

    /** Ends the sheet's part with what POI has come to know of it since. */
    void end(XSSFSheet sheet) throws IOException {
        String xml = new String(part(parts(), name(sheet)), StandardCharsets.UTF_8);
        zip.write(xml.substring(xml.indexOf(ROWS_END)).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** Writes all other parts. */
    void finish() throws IOException {
        for (Map.Entry<String, byte[]> part : parts().entrySet()) {
            if (!written.contains(part.getKey())) {
                write(part.getKey(), part.getValue());
            }
        }
        zip.finish();
        zip.flush();
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }

    private static String name(XSSFSheet sheet) {
        return sheet.getPackagePart().getPartName().getName().substring(1);
    }

    private void write(String name, byte[] part) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(part);
        zip.closeEntry();
        written.add(name);
    }

    private static byte[] part(Map<String, byte[]> parts, String name) {
        byte[] part = parts.get(name);
        if (part == null) {
            throw new IllegalStateException("POI has not written " + name);
        }
        return part;
    }

    /** The workbook as POI has it now; small, since its big sheets have no rows there. */
    private Map<String, byte[]> parts() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zipped = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (ZipEntry part = zipped.getNextEntry(); part != null; part = zipped.getNextEntry()) {
                parts.put(part.getName(), zipped.readAllBytes());
            }
        }
        return parts;
    }
}
