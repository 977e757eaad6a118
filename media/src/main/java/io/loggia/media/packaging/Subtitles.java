package io.loggia.media.packaging;

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

    private static final String GROUP = "subtitles";
    private static final String STREAM = "#EXT-X-STREAM-INF:";
    private static final int SEGMENT_SECONDS = 30;
    private static final Pattern LENGTH = Pattern.compile("mediaPresentationDuration=\"PT([0-9.]+)S\"");

    private Subtitles() {}

    /**
     * A track to offer.
     *
     * @param language BCP 47 tag; it is part of the addresses
     * @param label the language's name in that language
     */
    public record Track(String language, String label) {}

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
        out.append(track.language()).append("\",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI=\"");
        out.append(FOLDER).append('/').append(track.language()).append('/').append(MediaPlaylist.NAME);
        out.append("\"\n");
    }

    /** The manifest with one adaptation set a track, each a WebVTT file as a whole. */
    public static String inManifest(String manifest, List<Track> tracks) {
        StringBuilder sets = new StringBuilder();
        for (Track track : tracks) {
            sets.append("    <AdaptationSet contentType=\"text\" mimeType=\"text/vtt\" lang=\"");
            sets.append(track.language()).append("\">\n      <Label>").append(escape(track.label()));
            sets.append("</Label>\n");
            sets.append("      <Role schemeIdUri=\"urn:mpeg:dash:role:2011\" value=\"subtitle\"/>\n");
            sets.append("      <Representation id=\"subtitles-").append(track.language());
            sets.append("\" bandwidth=\"1000\">\n        <BaseURL>")
                    .append(FOLDER)
                    .append('/');
            sets.append(track.language()).append("/all.vtt</BaseURL>\n");
            sets.append("      </Representation>\n    </AdaptationSet>\n");
        }
        return manifest.replace("  </Period>", sets + "  </Period>");
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
        return (int) Math.max(1, Math.ceil(length.toMillis() / (1000.0 * SEGMENT_SECONDS)));
    }

    /**
     * The media playlist of a track. Its target duration may differ from that of pictures and sound, since it is of type
     * VOD (§6.2.4).
     */
    public static String playlist(Duration length) {
        int count = segments(length);
        StringBuilder out = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:");
        out.append(SEGMENT_SECONDS).append("\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n");
        for (int i = 0; i < count; i++) {
            double left = length.toMillis() / 1000.0 - (double) i * SEGMENT_SECONDS;
            double seconds = Math.clamp(left, 0.001, SEGMENT_SECONDS);
            out.append(String.format(Locale.ROOT, "#EXTINF:%.3f,\n%05d.vtt\n", seconds, i));
        }
        return out.append(MediaPlaylist.END).toString();
    }

    /**
     * A segment: the cues that are on the screen in its time, with the film's own times. The map says that time stamp 0
     * of the media is 0 of the cues (§3.1.4).
     */
    public static String segment(List<Cue> cues, int number) {
        Duration from = Duration.ofSeconds((long) number * SEGMENT_SECONDS);
        Duration to = from.plusSeconds(SEGMENT_SECONDS);
        List<Cue> shown = cues.stream()
                .filter(cue -> cue.start().compareTo(to) < 0 && cue.end().compareTo(from) > 0)
                .toList();
        String all = WebVttWriter.write(shown);
        return "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n" + all.substring(all.indexOf('\n') + 1);
    }
}
