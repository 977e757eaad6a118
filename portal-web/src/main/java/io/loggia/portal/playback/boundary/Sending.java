package io.loggia.portal.playback.boundary;

import io.loggia.portal.playback.control.Pieces;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;

/**
 * Sends bytes as fast as their receiver takes them, each answer by a virtual thread of its own, which costs next to nothing
 * while it waits. Open Liberty's output that is not to block (WriteListener) does block, and takes one of the server's own
 * threads for each receiver.
 */
final class Sending implements Runnable {

    private static final System.Logger LOGGER = System.getLogger(Sending.class.getName());

    /** Bytes. Open Liberty hands 32 KiB to the system at a time otherwise; more than this came out no faster. */
    private static final int BUFFER = 64 << 10;

    /** Before this version of Java, a virtual thread that waits within a monitor keeps others from running (JEP 491). */
    private static final int WAITS_IN_MONITORS = 24;

    private static final ThreadFactory THREADS = (Runtime.version().feature() < WAITS_IN_MONITORS
                    ? Thread.ofPlatform().daemon()
                    : Thread.ofVirtual())
            .name("sending")
            .factory();

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Pieces pieces;
    private final BooleanSupplier holds;

    private Sending(AsyncContext context, ServletOutputStream out, Pieces pieces, BooleanSupplier holds) {
        this.context = context;
        this.out = out;
        this.pieces = pieces;
        this.holds = holds;
    }

    /**
     * Begins to send what the response already describes; it goes on after this returns.
     *
     * @param pieces are closed with the answer, however it ends
     * @param holds asked between pieces, in another thread; false ends the answer at once
     */
    static void begin(HttpServletRequest request, HttpServletResponse response, Pieces pieces, BooleanSupplier holds)
            throws IOException {
        response.setBufferSize(BUFFER);
        AsyncContext context = request.startAsync();
        // Whoever takes nothing at all is cut off by the server's own time limit for writing.
        context.setTimeout(0);
        THREADS.newThread(new Sending(context, response.getOutputStream(), pieces, holds))
                .start();
    }

    @Override
    public void run() {
        try (pieces) {
            while (!pieces.isOver()) {
                pieces.writeNext(out, holds);
            }
        } catch (IOException e) {
            // Also of a piece that could not be had: what was promised does not come, so the connection ends.
            LOGGER.log(Level.DEBUG, "An answer was broken off", e);
        } catch (RuntimeException e) {
            // The top of a thread.
            LOGGER.log(Level.WARNING, "An answer was broken off", e);
        } finally {
            context.complete();
        }
    }
}
