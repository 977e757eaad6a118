package io.loggia.media.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Set;

/**
 * Tells by its structure whether a file is encrypted: decoders would give noise, or nothing, and blame the file. Only
 * headers are read, and no more of them than a limit.
 */
final class Encryption {

    private static final int MOST_HEADERS = 200_000;

    /** ISO/IEC 14496-12 §8.12, and what a shop for music wrote before that. */
    private static final Set<String> ENCRYPTED_ENTRIES = Set.of("encv", "enca", "enct", "encs", "encm", "drms", "drmi");

    private static final int SEGMENT = 0x18538067;
    private static final int TRACKS = 0x1654AE6B;
    private static final int CONTENT_ENCRYPTION = 0x5035;
    /** RFC 9559 §5.1.4: Tracks, TrackEntry, ContentEncodings, ContentEncoding. */
    private static final Set<Integer> ELEMENTS_INSIDE = Set.of(SEGMENT, TRACKS, 0xAE, 0x6D80, 0x6240);

    private static final int TS_PACKET = 188;
    /** Advanced Systems Format §3.14 and §3.15: Content Encryption Object, Extended Content Encryption Object. */
    private static final Set<String> ASF_OBJECTS = Set.of(
            "fbb31122" + "23bd" + "d211" + "b4b700a0c955fc6e", "14e68a29" + "2226" + "174c" + "b935dae07ee9289c");

    private final FileChannel channel;
    private int headers;

    private Encryption(FileChannel channel) {
        this.channel = channel;
    }

    /** @param head the beginning of the file */
    static boolean protects(Container container, Path source, byte[] head) {
        return switch (container) {
            case MP4 -> BoxEntries.any(source, "stsd", entry -> ENCRYPTED_ENTRIES.contains(entry.type()));
            case MATROSKA -> protects(source);
            case MPEG_TS -> isScrambled(head);
            case ASF -> {
                String hex = HexFormat.of().formatHex(head, 0, Math.min(head.length, 16 * 1024));
                yield ASF_OBJECTS.stream().anyMatch(hex::contains);
            }
            default -> false;
        };
    }

    private static boolean protects(Path source) {
        try (FileChannel channel = FileChannel.open(source, StandardOpenOption.READ)) {
            return new Encryption(channel).inElements(0, channel.size(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + source, e);
        }
    }

    private boolean inElements(long from, long to, int depth) throws IOException {
        long at = from;
        while (at + 2 <= to && headers++ < MOST_HEADERS) {
            ByteBuffer header = BoxEntries.read(channel, at, 12);
            int first = header.get(0) & 0xFF;
            int idLength = Integer.numberOfLeadingZeros(first) - 23;
            if (idLength > 4 || header.limit() <= idLength) {
                return false;
            }
            int id = (int) number(header, 0, idLength);
            int sizeLength = Integer.numberOfLeadingZeros(header.get(idLength) & 0xFF) - 23;
            if (sizeLength > 8 || header.limit() < idLength + sizeLength) {
                return false;
            }
            long mask = (1L << (7 * sizeLength)) - 1;
            long size = number(header, idLength, sizeLength) & mask;
            long body = at + idLength + sizeLength;
            if (id == CONTENT_ENCRYPTION) {
                return true;
            }
            // A size of all ones is not known, as in what is written while it is sent.
            long end = size == mask || size > to - body ? to : body + size;
            if (ELEMENTS_INSIDE.contains(id) && depth < 8 && inElements(body, end, depth + 1)) {
                return true;
            }
            if (id == TRACKS) {
                return false;
            }
            at = end;
        }
        return false;
    }

    private static long number(ByteBuffer bytes, int from, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = (value << 8) | (bytes.get(from + i) & 0xFF);
        }
        return value;
    }

    /** ISO/IEC 13818-1 §2.4.3.3: transport_scrambling_control. A few scrambled packets are a damaged file. */
    private static boolean isScrambled(byte[] head) {
        int offset = head.length > 0 && head[0] == 0x47 ? 0 : 4;
        int step = TS_PACKET + offset;
        int packets = 0;
        int scrambled = 0;
        for (int at = offset; at + 4 <= head.length && head[at] == 0x47; at += step) {
            packets++;
            scrambled += (head[at + 3] & 0x80) == 0 ? 0 : 1;
        }
        return scrambled * 4 > packets;
    }
}
