package io.loggia.portal.storage.control;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The promised bytes and no more; an end before the last of them is a failure, since nobody should take it for the end. */
final class WholePart extends FilterInputStream {

    private final Runnable breakOff;
    private long left;

    /** @param breakOff called when it is closed before its end, so that the rest need not be read */
    WholePart(InputStream in, long length, Runnable breakOff) {
        super(in);
        this.left = length;
        this.breakOff = breakOff;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0 || length == 0) {
            return left == 0 ? -1 : 0;
        }
        int n = in.read(buffer, offset, (int) Math.min(length, left));
        if (n < 0) {
            throw new EOFException("The store ended " + left + " bytes early");
        }
        left -= n;
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = in.skip(Math.min(n, left));
        left -= skipped;
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(in.available(), left);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        if (left > 0) {
            breakOff.run();
        }
        in.close();
    }
}
