package io.loggia.portal.analytics.boundary;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Keeps what is written as long as it is not too much; then it forgets all of it, and goes on listening. */
final class BoundedBuffer extends OutputStream {

    private final int most;
    private ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean full;

    BoundedBuffer(int most) {
        this.most = most;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (full) {
            return;
        }
        if (length > most - kept.size()) {
            full = true;
            kept = new ByteArrayOutputStream(0);
        } else {
            kept.write(bytes, offset, length);
        }
    }

    /** All of it; empty when it was too much. */
    Optional<byte[]> content() {
        return full ? Optional.empty() : Optional.of(kept.toByteArray());
    }
}
