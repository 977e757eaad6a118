package io.loggia.media.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The muxer's options for one rendition: fragmented MP4 (CMAF). The playlist that it writes is not the one we publish. */
final class HlsOutput {

    private HlsOutput() {}

    /** Pictures as they are in the source, cut at its own key frames. */
    static List<String> copied(double seconds, String folder) {
        // Composition offsets may be negative, so that the first picture is shown at 0 without an edit list.
        return output("+negative_cts_offsets", seconds, folder);
    }

    /**
     * Pictures that we encode. Fragments carry the film's own time and number, whichever span they are of, and the
     * initialisation segment says nothing of either: spans can be joined. A segment ends at every key frame.
     */
    static List<String> encoded(Grid grid, Span span, String folder) {
        String fragments = "+negative_cts_offsets+frag_discont:fragment_index=" + (span.firstSegment() + 1);
        List<String> options = output(fragments, grid.segmentSeconds() / 2, folder);
        if (span.firstSegment() > 0) {
            options.addAll(0, List.of("-start_number", Integer.toString(span.firstSegment())));
        }
        return options;
    }

    static List<String> audio(double seconds, String folder) {
        return output("", seconds, folder);
    }

    private static List<String> output(String fragments, double seconds, String folder) {
        // The brand of CMAF (ISO/IEC 23000-19), which the manifest for DASH promises.
        List<String> options = new ArrayList<>(List.of("-hls_segment_options", "movflags=+cmaf" + fragments));
        options.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1"));
        // Each output would shift its own first time stamp to 0, and picture and sound would part.
        options.addAll(List.of("-avoid_negative_ts", "disabled", "-f", "hls"));
        options.addAll(List.of("-hls_time", number(seconds), "-hls_playlist_type", "vod"));
        options.addAll(List.of("-hls_segment_type", "fmp4", "-hls_flags", "independent_segments+temp_file"));
        options.addAll(List.of("-hls_fmp4_init_filename", "init.mp4"));
        options.addAll(List.of("-hls_segment_filename", folder + "/%05d.m4s", folder + "/muxer.m3u8"));
        return options;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
