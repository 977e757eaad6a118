package io.loggia.media.plan;

import io.loggia.media.capability.Encoder;
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

    static String ladder(VideoStream video, FrameRate rate, List<Rendition.Video> qualities, Encoder encoder) {
        StringBuilder graph = new StringBuilder("[0:").append(video.index()).append(']');
        graph.append("fps=").append(rate.expression()).append(',').append(normal(video));
        graph.append("split=").append(qualities.size());
        for (int i = 0; i < qualities.size(); i++) {
            graph.append("[s").append(i).append(']');
        }
        for (int i = 0; i < qualities.size(); i++) {
            Rendition.Video quality = qualities.get(i);
            graph.append(";[s").append(i).append("]scale=").append(quality.width());
            graph.append(':').append(quality.height()).append(",setsar=1,format=yuv420p");
            graph.append(encoder.upload()).append("[v").append(i).append(']');
        }
        return graph.toString();
    }
}
