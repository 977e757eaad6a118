package io.loggia.media.packaging;

import io.loggia.domain.CaptionKind;
import io.loggia.domain.Cue;
import io.loggia.media.caption.WebVttWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Adds caption tracks to what was packaged without them: captions are written by people, before and after a film is
 * packaged. Pure; the playlists are ours, so their lines are known.
 */
public final class Subtitles {

    /** Folder, in the addresses of a presentation, below which the tracks are. */
    public static final String FOLDER = "subtitles";

    /** How long a segment is; the last one may be shorter. */
    public static final Duration SEGMENT = Duration.ofSeconds(30);

    private static final String GROUP = "subtitles";
    private static final String STREAM = "#EXT-X-STREAM-INF:";
    private static final String INIT = "init.cmft";
    private static final Pattern LENGTH = Pattern.compile("mediaPresentationDuration=\"PT([0-9.]+)S\"");

    private Subtitles() {}

    /**
     * A track to offer.
     *
     * @param name its part of the addresses
     * @param language BCP 47 tag
     * @param label for a menu, in the track's language, and another one than that of any other track
     * @param byDefault whether it is shown to those who have said nothing; true of one track at most, and of no descriptions
     */
    public record Track(String name, String language, CaptionKind kind, String label, boolean byDefault) {}

    /** Whether a multivariant playlist is of a film that is still growing, which gets its captions when it is whole. */
    public static boolean isGrowing(String master) {
        return master.contains("#EXT-X-START:");
    }

    /** The multivariant playlist with a group of subtitles that every variant refers to (RFC 8216bis §4.4.6.1). */
    public static String inMaster(String master, List<Track> tracks) {
        if (tracks.isEmpty() || isGrowing(master)) {
            return master;
        }
        StringBuilder out = new StringBuilder();
        boolean listed = false;
        for (String line : master.lines().toList()) {
            boolean stream = line.startsWith(STREAM);
            if (stream && !listed) {
                tracks.forEach(track -> media(out, track));
                listed = true;
            }
            out.append(line).append(stream ? ",SUBTITLES=\"" + GROUP + "\"\n" : "\n");
        }
        return out.toString();
    }

    private static void media(StringBuilder out, Track track) {
        out.append("#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"").append(GROUP).append("\",NAME=\"");
        // "A quoted-string … MUST NOT contain line feed, carriage return or double quote" (§4.2)
        out.append(track.label().replaceAll("[\"\\r\\n]", " ")).append("\",LANGUAGE=\"");
        out.append(track.language()).append("\",DEFAULT=").append(track.byDefault() ? "YES" : "NO");
        // A player may show what fits the system's language by itself (§4.4.6.1). Nobody wants descriptions who did not
        // ask.
        out.append(",AUTOSELECT=")
                .append(track.kind().isSpoken() ? "YES" : "NO")
                .append(",FORCED=NO");
        String characteristics = characteristics(track.kind());
        if (!characteristics.isEmpty()) {
            out.append(",CHARACTERISTICS=\"").append(characteristics).append('"');
        }
        out.append(",URI=\"").append(FOLDER).append('/').append(track.name()).append('/');
        out.append(MediaPlaylist.NAME).append("\"\n");
    }

    private static String characteristics(CaptionKind kind) {
        return switch (kind) {
            case SUBTITLES -> "";
            case CAPTIONS ->
                "public.accessibility.transcribes-spoken-dialog,public.accessibility.describes-music-and-sound";
            case DESCRIPTIONS -> "public.accessibility.describes-video";
        };
    }

    /** The manifest with one adaptation set a track, each WebVTT in segments of MP4 as {@link WebVttSegments} makes them. */
    public static String inManifest(String manifest, List<Track> tracks) {
        StringBuilder sets = new StringBuilder();
        for (Track track : tracks) {
            sets.append("    <AdaptationSet contentType=\"text\" mimeType=\"application/mp4\" codecs=\"wvtt\"");
            sets.append(" segmentAlignment=\"true\" startWithSAP=\"1\" lang=\"");
            sets.append(track.language()).append("\">\n      <Label>").append(escape(track.label()));
            sets.append("</Label>\n");
            // The order of descriptors is the schema's: Accessibility before Role (ISO/IEC 23009-1, 5.3.7).
            accessibility(track.kind(), sets);
            role(
                    switch (track.kind()) {
                        case SUBTITLES -> "subtitle";
                        case CAPTIONS -> "caption";
                        case DESCRIPTIONS -> "description";
                    },
                    sets);
            if (track.byDefault()) {
                role("main", sets);
            }
            sets.append("      <Representation id=\"subtitles-").append(track.name());
            sets.append("\" bandwidth=\"1000\">\n");
            String folder = FOLDER + "/" + track.name() + "/";
            sets.append(String.format(
                    Locale.ROOT,
                    "        <SegmentTemplate timescale=\"%d\" duration=\"%d\" startNumber=\"0\" initialization=\"%s\" media=\"%s\"/>\n",
                    WebVttSegments.TIMESCALE,
                    SEGMENT.toMillis() * WebVttSegments.TIMESCALE / 1000,
                    folder + INIT,
                    folder + "$Number%05d$.cmft"));
            sets.append("      </Representation>\n    </AdaptationSet>\n");
        }
        return manifest.replace("  </Period>", sets + "  </Period>");
    }

    /** For whom it is, by the scheme of TV-Anytime: 1 does not see well, 2 does not hear well. */
    private static void accessibility(CaptionKind kind, StringBuilder sets) {
        if (kind != CaptionKind.SUBTITLES) {
            sets.append("      <Accessibility schemeIdUri=\"urn:tva:metadata:cs:AudioPurposeCS:2007\" value=\"");
            sets.append(kind == CaptionKind.DESCRIPTIONS ? 1 : 2).append("\"/>\n");
        }
    }

    private static void role(String role, StringBuilder sets) {
        sets.append("      <Role schemeIdUri=\"urn:mpeg:dash:role:2011\" value=\"");
        sets.append(role).append("\"/>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The length of a presentation, as its manifest tells it; zero when it does not. */
    public static Duration length(String manifest) {
        Matcher told = LENGTH.matcher(manifest);
        return told.find() ? Duration.ofMillis(Math.round(Double.parseDouble(told.group(1)) * 1000)) : Duration.ZERO;
    }

    /** How many segments a track of a film of this length has. */
    public static int segments(Duration length) {
        return (int) Math.max(1, Math.ceil((double) length.toMillis() / SEGMENT.toMillis()));
    }

    /**
     * The media playlist of a track. Its target duration may differ from that of pictures and sound, since it is of type
     * VOD (§6.2.4).
     */
    public static String playlist(Duration length) {
        int count = segments(length);
        StringBuilder out = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:");
        out.append(SEGMENT.toSeconds()).append("\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n");
        for (int i = 0; i < count; i++) {
            double left = length.toMillis() / 1000.0 - (double) i * SEGMENT.toSeconds();
            double seconds = Math.clamp(left, 0.001, (double) SEGMENT.toSeconds());
            out.append(String.format(Locale.ROOT, "#EXTINF:%.3f,\n%05d.vtt\n", seconds, i));
        }
        return out.append(MediaPlaylist.END).toString();
    }

    /**
     * A segment: the cues that are on the screen in its time, with the film's own times. The map says that time stamp 0
     * of the media is 0 of the cues (§3.1.4).
     */
    public static String segment(List<Cue> cues, int number) {
        Duration from = SEGMENT.multipliedBy(number);
        Duration to = from.plus(SEGMENT);
        List<Cue> shown = cues.stream()
                .filter(cue -> cue.start().compareTo(to) < 0 && cue.end().compareTo(from) > 0)
                .toList();
        String all = WebVttWriter.write(shown);
        return "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n" + all.substring(all.indexOf('\n') + 1);
    }
}
