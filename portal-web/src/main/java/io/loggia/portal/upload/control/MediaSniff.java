package io.loggia.portal.upload.control;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A cheap look at the first bytes, so that a picture or a document is refused after kilobytes and not after gigabytes.
 * It only ever refuses early: what passes here is still probed in the sandbox, and the name's extension counts nowhere.
 */
final class MediaSniff {

    /** How many bytes are needed for a verdict: three MPEG-TS packets with time codes, and some room. */
    static final int HEAD_BYTES = 1024;

    private static final String TAKES =
            " Loggia takes video and audio, such as MP4, MOV, MKV, WebM, AVI, MP3, M4A, WAV or FLAC.";
    private static final Set<String> BOXES =
            Set.of("ftyp", "moov", "mdat", "moof", "styp", "sidx", "free", "skip", "wide", "pnot", "uuid");
    private static final Set<String> PICTURE_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis", "crx ");
    private static final int TS_PACKET = 188;
    private static final int M2TS_PACKET = 192;
    private static final int PARITY_PACKET = 204;
    private static final int TS_SYNC = 0x47;

    private MediaSniff() {}

    /**
     * Why the file cannot be media.
     *
     * @param head the first {@value #HEAD_BYTES} bytes, or all of a shorter file
     * @return a sentence for the person who uploads; empty when the file may be media
     */
    static Optional<String> refusal(byte[] head) {
        Optional<String> other = otherKind(head);
        if (other.isPresent()) {
            return Optional.of("This file is " + other.get() + "." + TAKES);
        }
        if (isContainer(head) || isElementaryStream(head) || isTransportStream(head)) {
            return Optional.empty();
        }
        return Optional.of("This file is not a video or audio format that Loggia knows." + TAKES);
    }

    private static boolean isContainer(byte[] head) {
        return (BOXES.contains(ascii(head, 4, 4)) && !PICTURE_BRANDS.contains(ascii(head, 8, 4)))
                || starts(head, 0x1A, 0x45, 0xDF, 0xA3)
                || (isRiff(head)
                        && (ascii(head, 8, 4).equals("WAVE")
                                || ascii(head, 8, 4).equals("AVI ")))
                || (ascii(head, 0, 4).equals("FORM") && ascii(head, 8, 3).equals("AIF"))
                || Set.of("OggS", "fLaC", "caff", "RF64", "BW64", "riff").contains(ascii(head, 0, 4))
                || ascii(head, 0, 5).equals("#!AMR")
                || starts(head, 'F', 'L', 'V', 1)
                // ASF, the container of WMV and WMA; MXF partition pack; MPEG program stream
                || starts(head, 0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11)
                || starts(head, 0x06, 0x0E, 0x2B, 0x34, 0x02, 0x05, 0x01, 0x01)
                || starts(head, 0x00, 0x00, 0x01, 0xBA);
    }

    private static boolean isElementaryStream(byte[] head) {
        return ascii(head, 0, 3).equals("ID3")
                || isMpegAudioFrame(head)
                // AC-3, DTS and a bare MPEG-1/2 video sequence
                || starts(head, 0x0B, 0x77)
                || starts(head, 0x7F, 0xFE, 0x80, 0x01)
                || starts(head, 0x00, 0x00, 0x01, 0xB3);
    }

    /** ISO 11172-3 frame header: eleven set bits, then no reserved version, layer of ADTS or audio, no bad bit rate. */
    private static boolean isMpegAudioFrame(byte[] head) {
        if (head.length < 4 || at(head, 0) != 0xFF || (at(head, 1) & 0xE0) != 0xE0) {
            return false;
        }
        boolean adts = (at(head, 1) & 0xF6) == 0xF0;
        boolean reservedVersion = (at(head, 1) & 0x18) == 0x08;
        boolean noLayer = (at(head, 1) & 0x06) == 0;
        boolean badBitRate = (at(head, 2) & 0xF0) == 0xF0;
        boolean badSampleRate = (at(head, 2) & 0x0C) == 0x0C;
        return adts || (!reservedVersion && !noLayer && !badBitRate && !badSampleRate);
    }

    private static boolean isTransportStream(byte[] head) {
        return syncsAt(head, 0, TS_PACKET) || syncsAt(head, 4, M2TS_PACKET) || syncsAt(head, 0, PARITY_PACKET);
    }

    private static boolean syncsAt(byte[] head, int first, int step) {
        return head.length > first + 2 * step
                && at(head, first) == TS_SYNC
                && at(head, first + step) == TS_SYNC
                && at(head, first + 2 * step) == TS_SYNC;
    }

    private static Optional<String> otherKind(byte[] head) {
        if (starts(head, 0xFF, 0xD8, 0xFF)
                || starts(head, 0x89, 'P', 'N', 'G')
                || ascii(head, 0, 4).equals("GIF8")
                || (isRiff(head) && ascii(head, 8, 4).equals("WEBP"))
                || (ascii(head, 4, 4).equals("ftyp") && PICTURE_BRANDS.contains(ascii(head, 8, 4)))) {
            return Optional.of("a picture");
        }
        if (ascii(head, 0, 5).equals("%PDF-")) {
            return Optional.of("a PDF document");
        }
        if (starts(head, 'P', 'K', 3, 4)) {
            return Optional.of("an archive or an office document");
        }
        if (starts(head, 0x7F, 'E', 'L', 'F') || ascii(head, 0, 2).equals("MZ")) {
            return Optional.of("a program");
        }
        return playlistOrText(head);
    }

    /** Playlists name other files: to follow one would let an upload read the server's own (attacks A01 to A04). */
    private static Optional<String> playlistOrText(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1).stripLeading();
        String lower = (text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text).toLowerCase(Locale.ROOT);
        if (lower.startsWith("#extm3u") || lower.startsWith("ffconcat") || lower.startsWith("[playlist]")) {
            return Optional.of("a playlist that points to other files, not media itself");
        }
        if (lower.startsWith("<!doctype") || lower.startsWith("<html") || lower.startsWith("<svg")) {
            return Optional.of("a web page or a drawing");
        }
        return lower.startsWith("<?xml") ? Optional.of("an XML document") : Optional.empty();
    }

    private static boolean isRiff(byte[] head) {
        return ascii(head, 0, 4).equals("RIFF");
    }

    private static boolean starts(byte[] head, int... expected) {
        if (head.length < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (at(head, i) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static int at(byte[] head, int index) {
        return head[index] & 0xFF;
    }

    private static String ascii(byte[] head, int from, int length) {
        return head.length < from + length ? "" : new String(head, from, length, StandardCharsets.ISO_8859_1);
    }
}
