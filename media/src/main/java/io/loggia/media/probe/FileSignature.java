package io.loggia.media.probe;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a container by the first bytes of the file; neither name nor declared type is asked. */
final class FileSignature {

    /** So much of the file's head is looked at. */
    static final int HEAD_BYTES = 256 * 1024;

    private static final int TAG_HEADER = 10;

    private static final Set<String> MP4_BOXES =
            Set.of("ftyp", "styp", "moov", "moof", "sidx", "mdat", "wide", "free", "skip", "pnot");
    private static final List<String> SCRIPTS = List.of(
            "#extm3u",
            "ffconcat",
            ";ffmetadata",
            "<?xml",
            "<mpd",
            "<smil",
            "<svg",
            "<html",
            "<!doctype",
            "<asx",
            "[playlist]",
            "[reference]",
            "rtsptext",
            "smiltext",
            "#!",
            "v=0",
            "concat:",
            "subfile",
            "file:",
            "http:",
            "https:",
            "data:",
            "crypto:",
            "async:",
            "tee:",
            "cache:",
            "# timecode");
    private static final Map<String, String> KNOWN_OTHERS = Map.of(
            "\u0089PNG", "a PNG image",
            "GIF8", "a GIF image",
            "\u00FF\u00D8\u00FF", "a JPEG image",
            "PK\u0003\u0004", "a ZIP archive or an Office document",
            "%PDF", "a PDF document",
            "\u007FELF", "a program",
            "MZ", "a program",
            "Rar!", "a RAR archive",
            "\u001F\u008B", "a compressed archive");

    private FileSignature() {}

    /** @param head the first {@link #HEAD_BYTES} of the file, or all of a shorter one */
    static Container of(byte[] head) {
        Container container = container(head);
        if (container == Container.AVI) {
            refuseSubtitlePlaylist(head);
        }
        if (container != null) {
            return container;
        }
        String text = new String(head, 0, Math.min(head.length, 512), StandardCharsets.ISO_8859_1);
        String start = text.replaceFirst("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)", "")
                .replace("\0", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (SCRIPTS.stream().anyMatch(start::startsWith)) {
            throw new LoggiaException(
                    ErrorCode.MEDIA_REFUSED, "This is a playlist or a script that refers to other files, not media.");
        }
        String other = KNOWN_OTHERS.entrySet().stream()
                .filter(known -> text.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("neither audio nor video of a kind that we know");
        throw new LoggiaException(ErrorCode.NOT_MEDIA, "The file is " + other + ".");
    }

    private static @Nullable Container container(byte[] head) {
        String four = ascii(head, 0, 4);
        String kind = ascii(head, 8, 4);
        return switch (four) {
            case "RIFF", "RF64" -> kind.equals("WAVE") ? Container.WAV : kind.equals("AVI ") ? Container.AVI : null;
            case "FORM" -> kind.startsWith("AIF") ? Container.AIFF : null;
            case "OggS" -> Container.OGG;
            case "fLaC" -> Container.FLAC;
            case "\u001AE\u00DF\u00A3" -> Container.MATROSKA;
            case "0&\u00B2u" -> Container.ASF;
            case "\u0006\u000E+4" -> Container.MXF;
            case "\0\0\u0001\u00BA" -> Container.MPEG_PS;
            case "#!AM" -> ascii(head, 0, 5).equals("#!AMR") ? Container.AMR : null;
            default -> byPattern(head, four);
        };
    }

    private static @Nullable Container byPattern(byte[] head, String four) {
        if (MP4_BOXES.contains(ascii(head, 4, 4))) {
            return Container.MP4;
        }
        if (four.startsWith("FLV\u0001")) {
            return Container.FLV;
        }
        if (at(head, 0) == 0x47 && at(head, 188) == 0x47 && at(head, 376) == 0x47) {
            return Container.MPEG_TS;
        }
        // Blu-ray and camcorder files put a time stamp of four bytes before each packet.
        if (at(head, 4) == 0x47 && at(head, 196) == 0x47 && at(head, 388) == 0x47) {
            return Container.MPEG_TS;
        }
        // Broadcasters' packets have 16 bytes behind them that correct errors.
        if (at(head, 0) == 0x47 && at(head, 204) == 0x47 && at(head, 408) == 0x47) {
            return Container.MPEG_TS;
        }
        return sound(head);
    }

    /** How long the tag is that a file of sound begins with (ID3v2.4 §3.1); 0 where there is none. */
    static int tagBytes(byte[] head) {
        if (head.length < TAG_HEADER || !ascii(head, 0, 3).equals("ID3")) {
            return 0;
        }
        int bytes = TAG_HEADER;
        for (int i = 6; i < TAG_HEADER; i++) {
            bytes += (at(head, i) & 0x7F) << (7 * (TAG_HEADER - 1 - i));
        }
        return bytes + ((at(head, 5) & 0x10) != 0 ? TAG_HEADER : 0);
    }

    /** @param behind what follows the tag: MP3 mostly, but other sound has such tags, too */
    static Container behindTag(byte[] behind) {
        if (ascii(behind, 0, 4).equals("fLaC")) {
            return Container.FLAC;
        }
        Container found = sound(behind);
        return found == null ? Container.MP3 : found;
    }

    /** A frame of ADTS, or of MPEG audio in layer II or III. */
    private static @Nullable Container sound(byte[] head) {
        if (at(head, 0) != 0xFF) {
            return null;
        }
        int second = at(head, 1);
        if ((second & 0xF6) == 0xF0) {
            return Container.AAC;
        }
        boolean layered = (second & 0xE6) == 0xE2 || (second & 0xE6) == 0xE4;
        return layered && (at(head, 2) & 0xF0) != 0xF0 ? Container.MP3 : null;
    }

    /** An AVI can carry a "GAB2" subtitle, in which players have looked for, and followed, a playlist. */
    private static void refuseSubtitlePlaylist(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        int subtitle = text.indexOf("GAB2");
        if (subtitle >= 0 && text.indexOf("#EXTM3U", subtitle) >= 0) {
            throw new LoggiaException(ErrorCode.MEDIA_REFUSED, "The file hides a playlist that refers to other files.");
        }
    }

    private static int at(byte[] head, int index) {
        return index < head.length ? head[index] & 0xFF : -1;
    }

    private static String ascii(byte[] head, int from, int length) {
        return from + length <= head.length ? new String(head, from, length, StandardCharsets.ISO_8859_1) : "";
    }
}
