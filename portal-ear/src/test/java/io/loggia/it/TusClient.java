package io.loggia.it;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Speaks tus 1.0.0 as a client does, step by step, so that a test can do each step wrong. */
final class TusClient {
    static final String UPLOADS = "/api/v1/uploads";
    private static final String CHUNK = "application/offset+octet-stream";

    private final PortalClient portal;

    TusClient(PortalClient portal) {
        this.portal = portal;
    }

    /** Bytes that begin as an MP4 file does, which is all that an upload looks at. */
    static byte[] media(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        byte[] ftyp = "\0\0\0\u0018ftypmp42".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(ftyp, 0, bytes, 0, Math.min(ftyp.length, length));
        return bytes;
    }

    static String metadata(String key, String value) {
        return key + " " + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> create(long length, String metadata) {
        return send("POST", UPLOADS, Map.of("Upload-Length", Long.toString(length), "Upload-Metadata", metadata));
    }

    /** The address of a new upload that must be accepted. */
    String created(long length) {
        HttpResponse<String> reply = create(length, metadata("filename", "talk.mp4"));
        if (reply.statusCode() != 201) {
            throw new AssertionError("creation: " + reply.statusCode() + " " + reply.body());
        }
        return reply.headers().firstValue("Location").orElseThrow();
    }

    HttpResponse<String> head(String upload) {
        return send("HEAD", upload, Map.of());
    }

    /** The offset of an upload that must be there. */
    long offset(String upload) {
        return head(upload).headers().firstValueAsLong("Upload-Offset").orElseThrow();
    }

    HttpResponse<String> append(String upload, long offset, byte[] bytes) {
        return append(upload, offset, bytes, Map.of());
    }

    HttpResponse<String> append(String upload, long offset, byte[] bytes, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(
                Map.of("Tus-Resumable", "1.0.0", "Content-Type", CHUNK, "Upload-Offset", Long.toString(offset)));
        headers.putAll(more);
        headers.values().removeIf(String::isEmpty);
        return portal.send("PATCH", upload, BodyPublishers.ofByteArray(bytes), headers);
    }

    HttpResponse<String> terminate(String upload) {
        return send("DELETE", upload, Map.of());
    }

    /** Announces {@code announced} bytes, sends {@code bytes}, and leaves the connection open in the middle. */
    Socket beginChunk(String upload, long offset, long announced, byte[] bytes) {
        HttpRequest request = portal.request("PATCH", upload, BodyPublishers.noBody(), Map.of());
        URI server = request.uri();
        StringBuilder head = new StringBuilder("PATCH " + server.getRawPath() + " HTTP/1.1\r\n");
        Map<String, String> headers = new HashMap<>(Map.of(
                "Host", server.getAuthority(),
                "Tus-Resumable", "1.0.0",
                "Content-Type", CHUNK,
                "Upload-Offset", Long.toString(offset),
                "Content-Length", Long.toString(announced)));
        request.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        headers.put("Cookie", portal.cookies());
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        try {
            Socket socket = new Socket(server.getHost(), server.getPort());
            OutputStream out = socket.getOutputStream();
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.flush();
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(String method, String path, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Tus-Resumable", "1.0.0");
        return portal.send(method, path, BodyPublishers.noBody(), headers);
    }
}
