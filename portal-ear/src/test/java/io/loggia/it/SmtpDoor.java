package io.loggia.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * TLS before a mail server that has none: from the first byte (RFC 8314), or after {@code STARTTLS} (RFC 3207). Behind it,
 * bytes go to the mail server and back as they are.
 */
final class SmtpDoor implements AutoCloseable {

    private final ServerSocket door;
    private final SSLContext tls;
    private final boolean atOnce;
    private final int inside;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** @param atOnce whether TLS comes first, else only when it is asked for */
    SmtpDoor(Certificate certificate, boolean atOnce, int inside) throws IOException {
        door = new ServerSocket(Ports.free(), 5, InetAddress.getLoopbackAddress());
        tls = certificate.context();
        this.atOnce = atOnce;
        this.inside = inside;
        Thread.ofVirtual().start(this::receive);
    }

    int port() {
        return door.getLocalPort();
    }

    /** What was said before TLS. */
    List<String> heard() {
        return heard;
    }

    private void receive() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller;
                SSLSocket encrypted = atOnce || startsTls(caller) ? encrypted(caller) : null) {
            if (encrypted == null) {
                return;
            }
            try (Socket mail = new Socket(InetAddress.getLoopbackAddress(), inside)) {
                InputStream from = mail.getInputStream();
                if (!atOnce) {
                    // It greets a second time, which nobody waits for.
                    skipLine(from);
                }
                Thread back = Thread.ofVirtual().start(() -> pass(from, encrypted));
                encrypted.getInputStream().transferTo(mail.getOutputStream());
                back.interrupt();
            }
        } catch (IOException e) {
            // Who does not trust the certificate hangs up.
            heard.add("hung up");
        }
    }

    private static void skipLine(InputStream from) throws IOException {
        for (int c = from.read(); c >= 0 && c != '\n'; ) {
            c = from.read();
        }
    }

    private static void pass(InputStream from, Socket to) {
        try {
            from.transferTo(to.getOutputStream());
        } catch (IOException e) {
            return;
        }
    }

    private SSLSocket encrypted(Socket caller) throws IOException {
        SSLSocket encrypted = (SSLSocket) tls.getSocketFactory().createSocket(caller, null, caller.getPort(), true);
        encrypted.setUseClientMode(false);
        encrypted.startHandshake();
        return encrypted;
    }

    /** Reads byte by byte: what follows the command is no text any more. */
    private boolean startsTls(Socket caller) throws IOException {
        OutputStream out = caller.getOutputStream();
        say(out, "220 door ESMTP");
        StringBuilder line = new StringBuilder();
        for (int c = caller.getInputStream().read();
                c >= 0;
                c = caller.getInputStream().read()) {
            if (c != '\n') {
                line.append((char) c);
                continue;
            }
            String command = line.toString().strip().toUpperCase(Locale.ROOT);
            line.setLength(0);
            heard.add(command);
            if (command.startsWith("EHLO")) {
                say(out, "250-door\r\n250 STARTTLS");
            } else if (command.equals("STARTTLS")) {
                say(out, "220 go ahead");
                return true;
            } else {
                say(out, "530 5.7.0 Must issue a STARTTLS command first");
            }
        }
        return false;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
