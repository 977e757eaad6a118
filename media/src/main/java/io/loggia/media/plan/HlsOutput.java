package io.loggia.media.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The muxer's options for one rendition: fragmented MP4 with a playlist beside it. */
final class HlsOutput {

    private HlsOutput() {}

    /** Composition offsets may be negative, so that the first picture is shown at 0 without an edit list. */
    static List<String> video(Duration segment, String folder) {
        List<String> options = new ArrayList<>(List.of("-hls_segment_options", "movflags=+negative_cts_offsets"));
        options.addAll(audio(segment, folder));
        return options;
    }

    static List<String> audio(Duration segment, String folder) {
        List<String> options = new ArrayList<>(List.of("-map_metadata", "-1", "-map_chapters", "-1"));
        // Each output would shift its own first time stamp to 0, and picture and sound would part.
        options.addAll(List.of("-avoid_negative_ts", "disabled", "-f", "hls"));
        options.addAll(List.of("-hls_time", Long.toString(segment.toSeconds()), "-hls_playlist_type", "vod"));
        options.addAll(List.of("-hls_segment_type", "fmp4", "-hls_flags", "independent_segments+temp_file"));
        options.addAll(List.of("-hls_fmp4_init_filename", "init.mp4"));
        options.addAll(List.of("-hls_segment_filename", folder + "/%05d.m4s", folder + "/index.m3u8"));
        return options;
    }
}
