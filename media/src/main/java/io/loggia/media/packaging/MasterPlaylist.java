package io.loggia.media.packaging;

import io.loggia.media.plan.Rendition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The multivariant playlist of RFC 8216, with figures measured from the segments. */
final class MasterPlaylist {

    private static final String GROUP = "audio";

    private MasterPlaylist() {}

    static String of(List<RenditionFiles> all) {
        List<RenditionFiles> videos = new ArrayList<>();
        List<RenditionFiles> audios = new ArrayList<>();
        for (RenditionFiles files : all) {
            (files.rendition() instanceof Rendition.Video ? videos : audios).add(files);
        }
        StringBuilder out = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        if (videos.isEmpty()) {
            for (RenditionFiles audio : audios) {
                stream(out, audio, "\"" + audio.codec() + "\"", 0, 0, "");
            }
            return out.toString();
        }
        appendGroup(out, audios);
        long peak = audios.stream()
                .mapToLong(RenditionFiles::peakBitsPerSecond)
                .max()
                .orElse(0);
        long average = audios.stream()
                .mapToLong(RenditionFiles::averageBitsPerSecond)
                .max()
                .orElse(0);
        for (RenditionFiles video : videos) {
            Rendition.Video quality = (Rendition.Video) video.rendition();
            String codecs = audios.isEmpty()
                    ? video.codec()
                    : video.codec() + "," + audios.getFirst().codec();
            String rest = String.format(
                    Locale.ROOT,
                    ",RESOLUTION=%dx%d,FRAME-RATE=%.3f%s",
                    quality.width(),
                    quality.height(),
                    quality.framesPerSecond(),
                    audios.isEmpty() ? "" : ",AUDIO=\"" + GROUP + "\"");
            stream(out, video, "\"" + codecs + "\"", peak, average, rest);
        }
        return out.toString();
    }

    private static void appendGroup(StringBuilder out, List<RenditionFiles> audios) {
        for (int i = 0; i < audios.size(); i++) {
            Rendition.Audio track = (Rendition.Audio) audios.get(i).rendition();
            String language = track.language();
            out.append("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"").append(GROUP).append('"');
            out.append(",NAME=\"")
                    .append(language == null ? "Track " + (i + 1) : language + " " + (i + 1))
                    .append('"');
            out.append(language == null ? "" : ",LANGUAGE=\"" + language + "\"");
            out.append(i == 0 ? ",DEFAULT=YES" : ",DEFAULT=NO").append(",AUTOSELECT=YES");
            out.append(",CHANNELS=\"").append(track.channels()).append('"');
            out.append(",URI=\"").append(track.folder()).append("/index.m3u8\"\n");
        }
    }

    private static void stream(
            StringBuilder out, RenditionFiles files, String codecs, long peak, long average, String rest) {
        out.append("#EXT-X-STREAM-INF:BANDWIDTH=").append(files.peakBitsPerSecond() + peak);
        out.append(",AVERAGE-BANDWIDTH=").append(files.averageBitsPerSecond() + average);
        out.append(",CODECS=").append(codecs).append(rest).append('\n');
        out.append(files.rendition().folder()).append("/index.m3u8\n");
    }
}
