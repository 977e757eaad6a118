package io.loggia.analytics.export;

import io.loggia.analytics.export.PdfFonts.Style;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** At the foot of each page: what it is a page of, and which of how many. The last number is known when all are laid out. */
final class PdfFooter extends PdfPageEventHelper {

    private static final Style STYLE = new Style(7.5F, false);
    private static final float ABOVE_EDGE = 24;
    private static final float NUMBER_WIDTH = 40;
    private static final float NUMBER_HEIGHT = 12;
    private static final float NUMBER_DROP = 3;

    private final ReportWords words;
    private final PdfFonts fonts;
    private final ReportHeading heading;
    private @Nullable PdfTemplate pages;

    PdfFooter(ReportWords words, PdfFonts fonts, ReportHeading heading) {
        this.words = words;
        this.fonts = fonts;
        this.heading = heading;
    }

    @Override
    public void onOpenDocument(PdfWriter writer, Document document) {
        pages = writer.getDirectContent().createTemplate(NUMBER_WIDTH, NUMBER_HEIGHT);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        Rectangle page = document.getPageSize();
        float right = page.getRight() - document.rightMargin();
        ColumnText.showTextAligned(
                writer.getDirectContent(),
                Element.ALIGN_LEFT,
                fonts.phrase(
                        heading.title() + " · " + words.of("generated") + " "
                                + new PdfValues(words).text(ReportColumn.Kind.DATE_TIME, heading.generatedAt()),
                        STYLE),
                page.getLeft() + document.leftMargin(),
                ABOVE_EDGE,
                0);
        ColumnText.showTextAligned(
                writer.getDirectContent(),
                Element.ALIGN_RIGHT,
                fonts.phrase(words.of("pdf.page", writer.getPageNumber()), STYLE),
                right - NUMBER_WIDTH,
                ABOVE_EDGE,
                0);
        if (pages != null) {
            writer.getDirectContent().addTemplate(pages, right - NUMBER_WIDTH, ABOVE_EDGE - NUMBER_DROP);
        }
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        if (pages != null) {
            // The number is already that of the page that will not come.
            ColumnText.showTextAligned(
                    pages,
                    Element.ALIGN_LEFT,
                    fonts.phrase(words.of("pdf.pages", writer.getPageNumber() - 1), STYLE),
                    NUMBER_DROP,
                    NUMBER_DROP,
                    0);
        }
    }
}
