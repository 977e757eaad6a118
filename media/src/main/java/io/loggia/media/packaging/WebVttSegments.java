package io.loggia.media.packaging;

import static io.loggia.media.packaging.BoxWriter.box;
import static io.loggia.media.packaging.BoxWriter.fullBox;
import static io.loggia.media.packaging.BoxWriter.int16;
import static io.loggia.media.packaging.BoxWriter.int32;
import static io.loggia.media.packaging.BoxWriter.int64;
import static io.loggia.media.packaging.BoxWriter.text;
import static io.loggia.media.packaging.BoxWriter.zeros;

import io.loggia.domain.Cue;
import io.loggia.media.caption.WebVttWriter;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.TreeSet;

/**
 * WebVTT cues in segments of MP4 (ISO/IEC 14496-30 §7; the CMAF brand {@code cwvt} of ISO/IEC 23000-19), the one form in
 * which DASH players take text piece by piece. Pure.
 */
public final class WebVttSegments {

    /** Ticks a second of all times in these segments. */
    public static final int TIMESCALE = 1000;

    private static final int TRACK = 1;
    private static final int DEFAULT_BASE_IS_MOOF = 0x020000;
    private static final int DATA_OFFSET_DURATION_AND_SIZE = 0x000301;
    private static final String UNDETERMINED = "und";

    private WebVttSegments() {}

    /**
     * The initialisation segment of a track.
     *
     * @param language BCP 47 tag
     */
    public static byte[] initialisation(String language) {
        byte[] unity = unityMatrix();
        byte[] movieHeader = fullBox(
                "mvhd",
                0,
                0,
                zeros(8),
                int32(TIMESCALE),
                int32(0),
                int32(0x00010000),
                int16(0x0100),
                zeros(10),
                unity,
                zeros(24),
                int32(TRACK + 1));
        byte[] trackHeader =
                fullBox("tkhd", 0, 0x7, zeros(8), int32(TRACK), zeros(4), int32(0), zeros(16), unity, zeros(8));
        byte[] defaults = fullBox("trex", 0, 0, int32(TRACK), int32(1), zeros(12));
        return BoxWriter.join(
                box("ftyp", text("iso6"), int32(0), text("iso6cmfccwvt")),
                box("moov", movieHeader, box("trak", trackHeader, media(language)), box("mvex", defaults)));
    }

    private static byte[] media(String language) {
        byte[] header = fullBox("mdhd", 0, 0, zeros(8), int32(TIMESCALE), int32(0), int16(packed(language)), zeros(2));
        byte[] handler = fullBox("hdlr", 0, 0, zeros(4), text("text"), zeros(12), zeros(1));
        byte[] references = box("dinf", fullBox("dref", 0, 0, int32(1), fullBox("url ", 0, 1)));
        byte[] entry = box("wvtt", zeros(6), int16(1), box("vttC", text("WEBVTT")));
        byte[] table = box(
                "stbl",
                fullBox("stsd", 0, 0, int32(1), entry),
                fullBox("stts", 0, 0, int32(0)),
                fullBox("stsc", 0, 0, int32(0)),
                fullBox("stsz", 0, 0, zeros(8)),
                fullBox("stco", 0, 0, int32(0)));
        return box(
                "mdia",
                header,
                handler,
                fullBox("elng", 0, 0, text(language), zeros(1)),
                box("minf", fullBox("nmhd", 0, 0), references, table));
    }

    /**
     * One segment: at each moment of its time the cues that are on the screen then. A cue that reaches into the next
     * segment is in both, under one number.
     *
     * @param cues of the whole track
     * @param number of the segment, counted from 0
     */
    public static byte[] segment(List<Cue> cues, int number, Duration from, Duration to) {
        List<byte[]> samples = new ArrayList<>();
        List<byte[]> entries = new ArrayList<>();
        List<Shown> shown = shown(cues, from.toMillis(), to.toMillis());
        List<Long> borders = borders(shown, from.toMillis(), to.toMillis());
        for (int i = 0; i + 1 < borders.size(); i++) {
            byte[] sample = sample(shown, borders.get(i));
            samples.add(sample);
            entries.add(int32((int) (borders.get(i + 1) - borders.get(i))));
            entries.add(int32(sample.length));
        }
        // The data begins behind this box, whose length does not depend on where that is.
        int length = fragment(number, from, samples.size(), entries, 0).length;
        return BoxWriter.join(
                fragment(number, from, samples.size(), entries, length + BoxWriter.HEADER),
                box("mdat", samples.toArray(byte[][]::new)));
    }

    private static byte[] fragment(int number, Duration from, int samples, List<byte[]> entries, int dataOffset) {
        return box(
                "moof",
                fullBox("mfhd", 0, 0, int32(number + 1)),
                box(
                        "traf",
                        fullBox("tfhd", 0, DEFAULT_BASE_IS_MOOF, int32(TRACK)),
                        fullBox("tfdt", 1, 0, int64(from.toMillis())),
                        fullBox(
                                "trun",
                                0,
                                DATA_OFFSET_DURATION_AND_SIZE,
                                int32(samples),
                                int32(dataOffset),
                                BoxWriter.join(entries.toArray(byte[][]::new)))));
    }

    /** A cue, and from when to when it is on the screen, in ticks: at least for one. */
    private record Shown(int number, Cue cue, long start, long end) {
        static Shown of(int number, Cue cue) {
            long start = cue.start().toMillis();
            return new Shown(number, cue, start, Math.max(cue.end().toMillis(), start + 1));
        }
    }

    private static List<Shown> shown(List<Cue> cues, long from, long to) {
        List<Shown> shown = new ArrayList<>();
        for (int i = 0; i < cues.size(); i++) {
            Shown each = Shown.of(i + 1, cues.get(i));
            if (each.start < to && each.end > from) {
                shown.add(each);
            }
        }
        return shown;
    }

    /** Where what is on the screen changes, with both ends. */
    private static List<Long> borders(List<Shown> shown, long from, long to) {
        TreeSet<Long> borders = new TreeSet<>(List.of(from, to));
        for (Shown each : shown) {
            borders.add(Math.max(from, each.start));
            borders.add(Math.min(to, each.end));
        }
        return List.copyOf(borders);
    }

    private static byte[] sample(List<Shown> shown, long time) {
        ByteArrayOutputStream sample = new ByteArrayOutputStream();
        for (Shown each : shown) {
            if (each.start <= time && each.end > time) {
                byte[] text = text(WebVttWriter.payload(each.cue));
                sample.writeBytes(box("vttc", box("vsid", int32(each.number)), box("payl", text)));
            }
        }
        return sample.size() == 0 ? box("vtte") : sample.toByteArray();
    }

    /** Three letters of five bits each (ISO/IEC 14496-12 §8.4.2.3); the tag as a whole is in {@code elng}. */
    private static int packed(String language) {
        String letters = threeLetters(language);
        int packed = 0;
        for (int i = 0; i < 3; i++) {
            packed = packed << 5 | letters.charAt(i) - 0x60;
        }
        return packed;
    }

    private static String threeLetters(String language) {
        try {
            String letters = Locale.forLanguageTag(language).getISO3Language();
            return letters.length() == 3 ? letters : UNDETERMINED;
        } catch (MissingResourceException e) {
            // A language without a code of three letters.
            return UNDETERMINED;
        }
    }

    private static byte[] unityMatrix() {
        return BoxWriter.join(int32(0x00010000), zeros(12), int32(0x00010000), zeros(12), int32(0x40000000));
    }
}
