package io.loggia.portal.playback.boundary;

import io.loggia.portal.playback.control.MediaFile;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.function.BooleanSupplier;

/**
 * Sends a part of a file as fast as its receiver takes it: the container asks for the next piece when the one before has
 * left. Nothing here waits, yet Open Liberty 26.0.0.3 writes each piece in a thread that does, until the receiver has taken it.
 */
final class Sending implements WriteListener {

    private static final System.Logger LOGGER = System.getLogger(Sending.class.getName());

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final MediaFile.Part part;
    private final BooleanSupplier holds;

    private Sending(AsyncContext context, ServletOutputStream out, MediaFile.Part part, BooleanSupplier holds) {
        this.context = context;
        this.out = out;
        this.part = part;
        this.holds = holds;
    }

    /**
     * Begins to send what the response already describes; it goes on after this returns.
     *
     * @param holds asked between pieces; false ends the answer at once
     */
    static void begin(
            HttpServletRequest request, HttpServletResponse response, MediaFile.Part part, BooleanSupplier holds)
            throws IOException {
        AsyncContext context = request.startAsync();
        // Whoever takes nothing at all is cut off by the server's own time limit for writing.
        context.setTimeout(0);
        ServletOutputStream out = response.getOutputStream();
        out.setWriteListener(new Sending(context, out, part, holds));
    }

    @Override
    public void onWritePossible() throws IOException {
        while (out.isReady()) {
            if (part.isOver()) {
                end();
                return;
            }
            part.writeNext(out, holds);
        }
    }

    /** Also after a piece that could not be had: what was promised does not come, so the connection ends. */
    @Override
    public void onError(Throwable failure) {
        LOGGER.log(Level.DEBUG, "An answer was broken off", failure);
        end();
    }

    private void end() {
        try {
            part.close();
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "A file could not be closed", e);
        } finally {
            context.complete();
        }
    }
}
