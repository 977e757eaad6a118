package io.loggia.portal.storage.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** A line to a server that can go dead or be cut, and remembers what was said to the server. */
final class BadWire implements AutoCloseable {

    private final ServerSocket door;
    private final URI target;
    private final AtomicLong upBudget = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong downBudget = new AtomicLong(Long.MAX_VALUE);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private volatile boolean dead;

    BadWire(URI target) throws IOException {
        this.target = target;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** After so many more bytes to the server, every connection is cut. */
    void cutUpAfter(long bytes) {
        upBudget.set(bytes);
    }

    /** After so many more bytes from the server, every connection is cut. */
    void cutDownAfter(long bytes) {
        downBudget.set(bytes);
    }

    /** Takes connections and bytes, and answers nothing. */
    void goDead() {
        dead = true;
    }

    /** All that went up, one character for each byte. */
    String said() {
        return said.toString(StandardCharsets.ISO_8859_1);
    }

    void heal() {
        dead = false;
        upBudget.set(Long.MAX_VALUE);
        downBudget.set(Long.MAX_VALUE);
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(target.getHost(), target.getPort());
                Thread.ofVirtual().start(() -> pump(client, server, upBudget, said));
                Thread.ofVirtual().start(() -> pump(server, client, downBudget, OutputStream.nullOutputStream()));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void pump(Socket from, Socket to, AtomicLong budget, OutputStream record) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                record.write(buffer, 0, n);
                long left = budget.addAndGet(-n);
                if (left < 0) {
                    return;
                }
                if (!dead) {
                    out.write(buffer, 0, n);
                    out.flush();
                }
            }
        } catch (IOException e) {
            // One end went away, so the other is closed as well.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
