package io.loggia.media.plan;

import io.loggia.media.capability.Encoder;
import io.loggia.media.probe.VideoStream;
import java.util.List;

/** The filters between the one decoder and the encoders. */
final class FilterGraph {

    /** From HDR to what every screen shows. */
    private static final String TONE_MAP = ",zscale=transfer=linear:npl=100,format=gbrpf32le,zscale=primaries=bt709,"
            + "tonemap=hable:desat=0,zscale=transfer=bt709:matrix=bt709:range=limited";

    private FilterGraph() {}

    static String ladder(VideoStream video, FrameRate rate, List<Rendition.Video> qualities, Encoder encoder) {
        StringBuilder graph = new StringBuilder("[0:").append(video.index()).append(']');
        graph.append(video.interlaced() ? "bwdif=mode=send_frame," : "");
        graph.append("fps=").append(rate.expression());
        graph.append(video.hdr() ? TONE_MAP : "");
        graph.append(",split=").append(qualities.size());
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
