package io.loggia.analytics.export;

import io.loggia.analytics.export.PdfFonts.Style;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.PageSize;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A report to print and to file: what was asked for and the counts, then the rows under a header that each page repeats. Ids,
 * which are for programs, and columns in which nothing stands are left out.
 */
final class PdfReport {

    /** More is a book that nobody reads. All are held, so that the counts can come first. */
    static final int MOST_ROWS = 10_000;

    /** Across an A4 page. */
    private static final int MOST_CHARACTERS = 270;

    private static final int LONGEST_TEXT = 1_000;
    private static final float MARGIN = 36;
    private static final float BOTTOM = 48;
    private static final float GAP = 12;
    private static final Color LINE = new Color(0xE4E6EE);
    private static final Color HEADER = new Color(0xEEF1FB);
    private static final Style TITLE = new Style(18, true);
    private static final Style LABEL = new Style(9, true);
    private static final Style TEXT = new Style(9, false);
    private static final Style HEAD = new Style(7.5F, true);
    private static final Style CELL = new Style(7.5F, false);

    private final ReportWords words;
    private final PdfValues values;
    private final PdfFonts fonts;

    PdfReport(ReportWords words, List<Path> fonts) {
        this.words = words;
        this.values = new PdfValues(words);
        this.fonts = new PdfFonts(fonts);
    }

    /** What is read before it is laid out. */
    private record Read(List<@Nullable Object[]> rows, BitSet used, ReportSummary summary) {}

    void write(TabularReport report, OutputStream out) throws IOException {
        Read read = read(report);
        Document document = new Document(page(report.columns(), read.used()), MARGIN, MARGIN, MARGIN, BOTTOM);
        PdfWriter writer = PdfWriter.getInstance(document, out);
        writer.setCloseStream(false);
        writer.setPageEvent(new PdfFooter(words, fonts, report.heading()));
        document.addTitle(report.heading().title());
        document.addAuthor(report.heading().generatedBy());
        document.addCreator("Loggia");
        document.open();
        List<Integer> columns = columns(report.columns(), read.used());
        document.add(line(report.heading().title(), TITLE));
        document.add(cover(report.heading(), read.rows().size()));
        document.add(summary(read.summary()));
        if (!read.rows().isEmpty()) {
            document.newPage();
            rows(document, report.columns(), columns, read.rows());
        }
        if (fonts.hasLeftOut()) {
            document.add(line(words.of("pdf.left-out"), TEXT));
        }
        document.close();
        out.flush();
    }

    /** Many columns are not to be read on a small page. */
    private static Rectangle page(List<ReportColumn> columns, BitSet used) {
        int characters = columns(columns, used).stream()
                .mapToInt(i -> columns.get(i).widthCharacters())
                .sum();
        return (characters > MOST_CHARACTERS ? PageSize.A3 : PageSize.A4).rotate();
    }

    private static Read read(TabularReport report) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        BitSet used = new BitSet();
        ReportSummary summary = report.forEach(row -> {
            if (rows.size() == MOST_ROWS) {
                throw new LoggiaException(
                        ErrorCode.REPORT_TOO_LONG,
                        "A PDF holds at most " + MOST_ROWS
                                + " rows. Take fewer departments, items or days, or have it as an Excel workbook (XLSX).");
            }
            for (int i = 0; i < row.length; i++) {
                if (row[i] != null) {
                    used.set(i);
                }
            }
            rows.add(row.clone());
        });
        return new Read(rows, used, summary);
    }

    private static List<Integer> columns(List<ReportColumn> columns, BitSet used) {
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (used.get(i) && !columns.get(i).isId()) {
                shown.add(i);
            }
        }
        return shown.isEmpty() ? used.stream().boxed().toList() : shown;
    }

    /** As a table: a paragraph would name a typeface that is not embedded. */
    private PdfPTable line(String text, Style style) {
        PdfPTable line = new PdfPTable(1);
        line.setWidthPercentage(100);
        PdfPCell cell = cell(text, style, false);
        cell.setBorder(PdfPCell.NO_BORDER);
        line.addCell(cell);
        line.setSpacingBefore(GAP);
        line.setSpacingAfter(GAP);
        return line;
    }

    private PdfPTable cover(ReportHeading heading, int rows) {
        PdfPTable table = new PdfPTable(new float[] {1, 3});
        table.setWidthPercentage(60);
        table.setHorizontalAlignment(Element.ALIGN_LEFT);
        heading.lines().forEach(line -> labelled(table, line.label(), line.value()));
        labelled(table, words.of("rows"), values.text(ReportColumn.Kind.COUNT, rows));
        labelled(table, words.of("generated"), values.text(ReportColumn.Kind.DATE_TIME, heading.generatedAt()));
        labelled(table, words.of("generated-by"), heading.generatedBy());
        table.setSpacingAfter(GAP);
        return table;
    }

    private void labelled(PdfPTable table, String label, String value) {
        table.addCell(cell(label, LABEL, false));
        table.addCell(cell(value, TEXT, false));
    }

    private PdfPTable summary(ReportSummary summary) {
        List<ReportColumn> columns = summary.columns();
        PdfPTable table = table(columns);
        for (List<@Nullable Object> group : summary.groups()) {
            for (int i = 0; i < columns.size(); i++) {
                table.addCell(cell(columns.get(i), group.get(i), CELL));
            }
        }
        table.addCell(cell(words.of("total"), HEAD, false));
        for (int i = 1; i < columns.size(); i++) {
            table.addCell(cell(columns.get(i), summary.total().get(i - 1), HEAD));
        }
        return table;
    }

    /** A table for each page, so that each has the header, and what is laid out can go. */
    private void rows(Document document, List<ReportColumn> all, List<Integer> shown, List<@Nullable Object[]> rows) {
        List<ReportColumn> columns = shown.stream().map(all::get).toList();
        float room = document.top() - document.bottom();
        PdfPTable page = table(columns, document);
        float height = page.getRowHeight(0);
        for (@Nullable Object[] row : rows) {
            add(page, all, shown, row);
            float more = page.getRowHeight(page.size() - 1);
            if (height + more > room && page.size() > 2) {
                page.deleteLastRow();
                document.add(page);
                document.newPage();
                page = table(columns, document);
                height = page.getRowHeight(0);
                add(page, all, shown, row);
                more = page.getRowHeight(1);
            }
            height += more;
        }
        document.add(page);
    }

    private void add(PdfPTable page, List<ReportColumn> all, List<Integer> shown, @Nullable Object[] row) {
        shown.forEach(i -> page.addCell(cell(all.get(i), row[i], CELL)));
    }

    private PdfPTable table(List<ReportColumn> columns, Document document) {
        PdfPTable table = table(columns);
        table.setTotalWidth(document.right() - document.left());
        table.setLockedWidth(true);
        return table;
    }

    private PdfPTable table(List<ReportColumn> columns) {
        float[] widths = new float[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).widthCharacters();
        }
        PdfPTable table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        for (ReportColumn column : columns) {
            PdfPCell head = cell(words.title(column), HEAD, isNumber(column));
            head.setBackgroundColor(HEADER);
            table.addCell(head);
        }
        return table;
    }

    private PdfPCell cell(ReportColumn column, @Nullable Object value, Style style) {
        return cell(value == null ? "" : values.text(column.kind(), value), style, isNumber(column));
    }

    private static boolean isNumber(ReportColumn column) {
        return switch (column.kind()) {
            case COUNT, BYTES, PERCENT, DURATION -> true;
            case TEXT, DATE, DATE_TIME -> false;
        };
    }

    /** Each cell is read in the direction of its own first letter, and stands at that side. */
    private PdfPCell cell(String text, Style style, boolean number) {
        PdfPCell cell = new PdfPCell(fonts.phrase(cut(text), style));
        char[] letters = text.toCharArray();
        if (Bidi.requiresBidi(letters, 0, letters.length)) {
            boolean leftToRight = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
            cell.setRunDirection(leftToRight ? PdfWriter.RUN_DIRECTION_LTR : PdfWriter.RUN_DIRECTION_RTL);
        }
        cell.setHorizontalAlignment(number ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
        cell.setBorder(PdfPCell.BOTTOM);
        cell.setBorderColor(LINE);
        cell.setBorderWidth(0.5F);
        cell.setPadding(3);
        cell.setPaddingBottom(4);
        return cell;
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int end = LONGEST_TEXT - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
