package io.loggia.media.plan;

import io.loggia.media.probe.Colour;
import io.loggia.media.probe.VideoStream;
import java.util.Comparator;
import java.util.List;

/** The filters between the one decoder and the encoders. */
public final class FilterGraph {

    private static final int HIGH_DEFINITION_LINES = 720;

    private FilterGraph() {}

    /**
     * What brings any picture to progressive, and to the colours that every screen shows: BT.709 of limited range; for
     * pictures of which few are wanted, and those small. What is left out is not converted, and tones are mapped in the
     * small; pictures that need no mapping keep their size. Ends with a comma unless empty.
     *
     * @param thinning leaves pictures out; ends with a comma unless empty
     */
    public static String normal(VideoStream video, String thinning, int width, int height) {
        return progressive(video) + thinning + standardColours(video, size(video, width, height));
    }

    /** @param size as {@link #standardColours} takes it */
    static String normal(VideoStream video, String size) {
        return progressive(video) + standardColours(video, size);
    }

    private static String progressive(VideoStream video) {
        return video.interlaced() ? "bwdif=mode=send_frame," : "";
    }

    /** @param size to have at once where tones are mapped, which takes long for a large picture; empty, or with a colon behind it */
    private static String standardColours(VideoStream video, String size) {
        return video.hdr() ? toneMap(video, size) : standard(video);
    }

    private static String toneMap(VideoStream video, String size) {
        Colour colour = video.colour();
        return "zscale=" + size + "tin=" + told(colour.transfer(), "smpte2084") + ":min="
                + told(colour.matrix(), "bt2020nc")
                + ":pin="
                + told(colour.primaries(), "bt2020") + ":transfer=linear:npl=100,format=gbrpf32le,"
                + "zscale=primaries=bt709,tonemap=hable:desat=0,"
                + "zscale=transfer=bt709:matrix=bt709:range=limited,";
    }

    private static String standard(VideoStream video) {
        Colour colour = video.colour();
        String tags = "setparams=colorspace=bt709:range=limited"
                + (colour.primaries().isEmpty() ? ":color_primaries=bt709" : "")
                + (colour.transfer().isEmpty() ? ":color_trc=bt709" : "") + ",";
        boolean told = !colour.matrix().isEmpty()
                && !colour.primaries().isEmpty()
                && !colour.transfer().isEmpty();
        return hasStandardColours(video) && told ? "" : conversion(video) + tags;
    }

    private static String conversion(VideoStream video) {
        if (hasStandardColours(video)) {
            return "";
        }
        String matrix = matrix(video);
        String from = matrix.equals("gbr")
                ? ""
                : "in_color_matrix=" + matrix + ":in_range=" + (video.colour().fullRange() ? "full" : "limited") + ":";
        return "scale=" + from + "out_color_matrix=bt709:out_range=limited,format=yuv420p,";
    }

    private static boolean hasStandardColours(VideoStream video) {
        return matrix(video).equals("bt709") && !video.colour().fullRange();
    }

    /** Whether pictures need nothing but a size, so that they may stay on a device that cannot do more. */
    static boolean isNormal(VideoStream video) {
        return !video.interlaced() && !video.hdr() && hasStandardColours(video);
    }

    /** As {@code scale} calls it. What a file does not tell is what players suppose, by the size of the picture. */
    private static String matrix(VideoStream video) {
        if (video.pixelFormat().matches(".*(rgb|bgr|gbr|pal8).*")) {
            return "gbr";
        }
        return switch (video.colour().matrix()) {
            case "bt709" -> "bt709";
            case "bt470bg", "smpte170m" -> "bt601";
            case "fcc" -> "fcc";
            case "smpte240m" -> "smpte240m";
            case "bt2020nc", "bt2020c" -> "bt2020";
            default -> Math.min(video.width(), video.height()) < HIGH_DEFINITION_LINES ? "bt601" : "bt709";
        };
    }

    private static String told(String word, String otherwise) {
        return word.isEmpty() ? otherwise : word;
    }

    static String ladder(VideoStream video, Grid grid, Span span, List<Rendition.Video> qualities, TranscodePath path) {
        StringBuilder graph = new StringBuilder("[0:").append(video.index()).append(']');
        graph.append("fps=").append(grid.rate().expression());
        // A picture that comes late is shown from the start on, so that borders and sound stay where they are.
        graph.append(span.firstSegment() == 0 ? ":start_time=0," : ",")
                .append(normal(video, largest(video, qualities)));
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

    /** No quality shows more than the largest; empty where that is the whole picture. */
    private static String largest(VideoStream video, List<Rendition.Video> qualities) {
        return qualities.stream()
                .max(Comparator.comparingInt(Rendition.Video::height))
                .map(quality -> size(video, quality.width(), quality.height()))
                .orElse("");
    }

    private static String size(VideoStream video, int width, int height) {
        return width * height < video.width() * video.height()
                ? "w=" + width + ":h=" + height + ":filter=bicubic:"
                : "";
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
