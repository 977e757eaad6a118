package io.loggia.media.probe;

import io.loggia.media.run.Clips;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A QuickTime film whose only track has its bytes in another file (attack A06). */
final class ExternalReference {

    /** Boxes from the top to the one that says where the bytes of a track lie. */
    private static final List<String> WAY = List.of("moov", "trak", "mdia", "minf", "dinf", "dref");

    private ExternalReference() {}

    /** Sound of eight bits, so that the bytes of the other file are its samples as they are. */
    static Path film(Path folder, Path other) {
        Path plain = Clips.make(
                folder, "plain.mov", "-f", "lavfi", "-i", "sine=duration=1:sample_rate=8000", "-c:a", "pcm_u8");
        try {
            Files.writeString(other, Files.readString(other).repeat(2_000));
            byte[] changed = withReference(Files.readAllBytes(plain), other);
            return Files.write(folder.resolve("external.mov"), changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The index stands behind the samples, so it may grow without moving them. */
    private static byte[] withReference(byte[] film, Path other) {
        byte[] reference = box("dref", concat(new byte[] {0, 0, 0, 0, 0, 0, 0, 1}, box("alis", alias(other))));
        byte[] changed = film.clone();
        int at = 0;
        int end = film.length;
        ByteBuffer sizes = ByteBuffer.wrap(changed);
        for (String name : WAY) {
            at = find(changed, at, end, name);
            int size = sizes.getInt(at);
            if (name.equals("dref")) {
                return concat(head(changed, at), concat(reference, tail(changed, at + size)));
            }
            sizes.putInt(at, size + reference.length - drefSize(film));
            end = at + size;
            at += 8;
        }
        throw new IllegalStateException("no dref");
    }

    private static int drefSize(byte[] film) {
        int name = new String(film, StandardCharsets.ISO_8859_1).indexOf("dref");
        return ByteBuffer.wrap(film).getInt(name - 4);
    }

    private static int find(byte[] film, int from, int end, String name) {
        int at = from;
        while (at < end) {
            if (new String(film, at + 4, 4, StandardCharsets.ISO_8859_1).equals(name)) {
                return at;
            }
            at += ByteBuffer.wrap(film).getInt(at);
        }
        throw new IllegalStateException("no " + name);
    }

    /** A Macintosh alias record as FFmpeg reads it: volume, name, levels, and the absolute path under tag 2. */
    private static byte[] alias(Path other) {
        byte[] path = other.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
        byte[] even = Arrays.copyOf(path, path.length + path.length % 2);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0);
            out.write(new byte[10]);
            out.write(new byte[28]);
            out.write(new byte[12]);
            out.write(new byte[64]);
            out.write(new byte[16]);
            out.writeShort(1);
            out.writeShort(1);
            out.write(new byte[16]);
            out.writeShort(2);
            out.writeShort(even.length);
            out.write(even);
            out.writeShort(-1);
            out.writeShort(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] box(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .put(content)
                .array();
    }

    private static byte[] head(byte[] bytes, int end) {
        return Arrays.copyOf(bytes, end);
    }

    private static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
