package io.loggia.media.plan;

import io.loggia.media.probe.VideoStream;
import java.util.List;

/** The filters between the one decoder and the encoders. */
public final class FilterGraph {

    /** From HDR to what every screen shows. */
    private static final String TONE_MAP = "zscale=transfer=linear:npl=100,format=gbrpf32le,zscale=primaries=bt709,"
            + "tonemap=hable:desat=0,zscale=transfer=bt709:matrix=bt709:range=limited,";

    private FilterGraph() {}

    /** What brings any picture to progressive and standard range; ends with a comma unless empty. */
    public static String normal(VideoStream video) {
        return (video.interlaced() ? "bwdif=mode=send_frame," : "") + (video.hdr() ? TONE_MAP : "");
    }

    static String ladder(VideoStream video, Grid grid, Span span, List<Rendition.Video> qualities, TranscodePath path) {
        StringBuilder graph = new StringBuilder("[0:").append(video.index()).append(']');
        graph.append("fps=").append(grid.rate().expression());
        // A picture that comes late is shown from the start on, so that borders and sound stay where they are.
        graph.append(span.firstSegment() == 0 ? ":start_time=0," : ",").append(normal(video));
        graph.append(trim(grid, span));
        graph.append("split=").append(qualities.size());
        for (int i = 0; i < qualities.size(); i++) {
            graph.append("[s").append(i).append(']');
        }
        for (int i = 0; i < qualities.size(); i++) {
            Rendition.Video quality = qualities.get(i);
            graph.append(";[s").append(i).append(']');
            graph.append(quality.framesPerSecond() < grid.rate().perSecond() ? "framestep=2," : "");
            graph.append(path.sized(quality.width(), quality.height()));
            graph.append("[v").append(i).append(']');
        }
        return graph.toString();
    }

    /** Behind the filters that look at neighbouring pictures, so that a span's first one has its neighbours. */
    private static String trim(Grid grid, Span span) {
        if (span.isWhole()) {
            return "";
        }
        StringBuilder trim = new StringBuilder("trim=");
        if (span.firstSegment() > 0) {
            trim.append("start=").append(HlsOutput.number(grid.borderBefore(span.firstSegment())));
            trim.append(span.isOpen() ? "" : ":");
        }
        if (!span.isOpen()) {
            trim.append("end=").append(HlsOutput.number(grid.borderBefore(span.firstSegment() + span.segments())));
        }
        return trim.append(',').toString();
    }
}
