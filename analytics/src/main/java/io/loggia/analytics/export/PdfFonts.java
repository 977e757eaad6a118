package io.loggia.analytics.export;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.openpdf.text.Chunk;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;

/**
 * The typefaces of one document, which embeds what it uses of them. Text is set in the first that has its characters; where
 * none has, a box stands for them, and the document knows that it left something out.
 */
final class PdfFonts {

    private static final String REGULAR = "/net/sf/jasperreports/fonts/dejavu/DejaVuSansCondensed.ttf";
    private static final String BOLD = "/net/sf/jasperreports/fonts/dejavu/DejaVuSansCondensed-Bold.ttf";

    /** Control characters, and those that turn the direction of text: they let a name show as another. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private static final Color INK = new Color(0x12172B);
    private static final int BOX = '\u25A1';

    private final List<BaseFont> regular = new ArrayList<>();
    private final List<BaseFont> bold = new ArrayList<>();
    private boolean leftOut;

    /** A size and a weight. */
    record Style(float size, boolean strong) {}

    /** @param more files of further typefaces, asked in this order for what those that come along do not have */
    PdfFonts(List<Path> more) {
        regular.add(own(REGULAR));
        bold.add(own(BOLD));
        for (Path file : more) {
            BaseFont font = further(file);
            regular.add(font);
            bold.add(font);
        }
    }

    private static BaseFont own(String resource) {
        try (InputStream in = PdfFonts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no typeface " + resource);
            }
            return font(resource, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a collection, the first. */
    private static BaseFont further(Path file) {
        String name = file.getFileName().toString();
        try {
            return name.endsWith(".ttc")
                    ? BaseFont.createFont(file + ",0", BaseFont.IDENTITY_H, BaseFont.EMBEDDED)
                    : font(name, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not from the library's cache: fonts remember there what documents used of them. */
    private static BaseFont font(String name, byte[] content) throws IOException {
        return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, content, null);
    }

    /** Whether a box stands for any character so far. */
    boolean hasLeftOut() {
        return leftOut;
    }

    Phrase phrase(String text, Style style) {
        Phrase phrase = new Phrase();
        phrase.setLeading(style.size() * 1.25F);
        List<BaseFont> fonts = style.strong() ? bold : regular;
        StringBuilder run = new StringBuilder();
        int at = 0;
        for (int c : UNSEEN.matcher(text).replaceAll(" ").codePoints().toArray()) {
            int font = fontOf(c, at, fonts);
            if (font != at && !run.isEmpty()) {
                phrase.add(chunk(run, fonts.get(at), style));
            }
            at = Math.max(font, 0);
            run.appendCodePoint(font < 0 ? box() : c);
        }
        if (!run.isEmpty()) {
            phrase.add(chunk(run, fonts.get(at), style));
        }
        return phrase;
    }

    /** The one in use, as long as it has the character: spaces do not break a run. */
    private static int fontOf(int c, int inUse, List<BaseFont> fonts) {
        if (fonts.get(inUse).charExists(c)) {
            return inUse;
        }
        for (int i = 0; i < fonts.size(); i++) {
            if (fonts.get(i).charExists(c)) {
                return i;
            }
        }
        return -1;
    }

    private int box() {
        leftOut = true;
        return BOX;
    }

    private static Chunk chunk(StringBuilder run, BaseFont font, Style style) {
        Chunk chunk = new Chunk(run.toString(), new Font(font, style.size(), Font.NORMAL, INK));
        run.setLength(0);
        return chunk;
    }
}
