package io.loggia.portal.playback.control;

import io.loggia.portal.playback.control.MediaFile.Withdrawn;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/** A stream of known length on its way out, wherever it comes from. */
public final class StreamedPieces implements Pieces {

    private static final int BUFFER = 128 << 10;

    private final InputStream in;
    private final byte[] buffer;
    private long left;

    /** @param in is closed with this */
    public StreamedPieces(InputStream in, long length) {
        this.in = in;
        this.left = length;
        this.buffer = new byte[(int) Math.min(BUFFER, length)];
    }

    @Override
    public boolean isOver() {
        return left == 0;
    }

    @Override
    public void writeNext(OutputStream out, BooleanSupplier holds) throws IOException {
        int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (n < 0) {
            throw new IOException("The file became shorter while it was sent");
        }
        // Asked last: to read may have taken a while.
        if (!holds.getAsBoolean()) {
            throw new Withdrawn();
        }
        out.write(buffer, 0, n);
        left -= n;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
