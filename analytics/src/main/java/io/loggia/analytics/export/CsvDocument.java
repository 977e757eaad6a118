package io.loggia.analytics.export;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * CSV as RFC 4180 has it, in UTF-8 with the byte order mark without which Excel would guess another encoding. Whatever a
 * cell holds, no spreadsheet takes it for a formula.
 *
 * <pre>{@code
 * try (CsvDocument csv = new CsvDocument(out)) {
 *     csv.line(List.of("Name", "Department"));
 * }
 * }</pre>
 */
public final class CsvDocument implements Closeable {

    private final Writer writer;
    private final String separator;

    public CsvDocument(OutputStream out) throws IOException {
        this(out, ',');
    }

    /** @param separator of fields; spreadsheets expect the one of their language */
    CsvDocument(OutputStream out, char separator) throws IOException {
        this.separator = String.valueOf(separator);
        writer = new BufferedWriter(
                new OutputStreamWriter(
                        out,
                        StandardCharsets.UTF_8
                                .newEncoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE)),
                1 << 16);
        writer.write('\uFEFF');
    }

    /** @throws UncheckedIOException so that it can be called from within the reading of a list */
    public void line(List<String> cells) {
        try {
            writer.write(cells.stream().map(CsvText::of).collect(Collectors.joining(separator, "", "\r\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands over what is still held back. The stream stays open: it is whose who opened it. */
    @Override
    public void close() throws IOException {
        writer.flush();
    }
}
