package io.loggia.portal.playback.control;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/** Bytes on their way out, piece by piece. For one thread at a time. */
public interface Pieces extends Closeable {

    /** Whether all of it has been written. */
    boolean isOver();

    /**
     * Writes the next piece.
     *
     * @param holds asked before; false ends the answer at once
     */
    void writeNext(OutputStream out, BooleanSupplier holds) throws IOException;
}
