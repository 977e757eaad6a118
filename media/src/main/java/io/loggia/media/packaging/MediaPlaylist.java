package io.loggia.media.packaging;

import java.util.Locale;

/** The media playlists of RFC 8216bis, written from the segments. */
final class MediaPlaylist {

    static final String NAME = "index.m3u8";
    static final String IFRAMES = "iframes.m3u8";

    static final String END = "#EXT-X-ENDLIST\n";

    private MediaPlaylist() {}

    static String complete(RenditionFiles files) {
        StringBuilder out = head(files.targetSeconds()).append("#EXT-X-PLAYLIST-TYPE:VOD\n");
        return segments(out, files).append(END).toString();
    }

    /**
     * A playlist to which segments are still added. Its target duration is that of the plan, for it "MUST NOT change"
     * (§4.4.3.1).
     */
    static String growing(RenditionFiles files, int targetSeconds, boolean ended) {
        StringBuilder out = head(targetSeconds).append("#EXT-X-PLAYLIST-TYPE:EVENT\n");
        // Without it players begin at the end of what is there, as with a broadcast.
        out.append("#EXT-X-START:TIME-OFFSET=0\n");
        return segments(out, files).append(ended ? END : "").toString();
    }

    /** Only the picture that each segment begins with, for fast winding (§4.4.3.6). */
    static String iframes(RenditionFiles files) {
        StringBuilder out = head(files.targetSeconds());
        out.append("#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-I-FRAMES-ONLY\n").append(map());
        for (Segment segment : files.segments()) {
            out.append(info(files, segment));
            out.append("#EXT-X-BYTERANGE:").append(segment.firstSampleTo() - segment.fragmentFrom());
            out.append('@').append(segment.fragmentFrom()).append('\n');
            out.append(segment.name()).append('\n');
        }
        return out.append(END).toString();
    }

    private static StringBuilder head(int targetSeconds) {
        // EXT-X-MAP without EXT-X-I-FRAMES-ONLY wants version 6 (§8); 7 is what fragmented MP4 came with.
        return new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n")
                .append("#EXT-X-TARGETDURATION:")
                .append(targetSeconds)
                .append("\n#EXT-X-MEDIA-SEQUENCE:0\n");
    }

    private static String map() {
        return "#EXT-X-MAP:URI=\"" + RenditionFiles.INIT + "\"\n";
    }

    private static StringBuilder segments(StringBuilder out, RenditionFiles files) {
        out.append(map());
        for (Segment segment : files.segments()) {
            out.append(info(files, segment)).append(segment.name()).append('\n');
        }
        return out;
    }

    private static String info(RenditionFiles files, Segment segment) {
        return String.format(Locale.ROOT, "#EXTINF:%.6f,\n", files.seconds(segment));
    }
}
