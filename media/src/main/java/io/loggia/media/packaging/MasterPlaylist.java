package io.loggia.media.packaging;

import io.loggia.media.plan.Rendition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The multivariant playlist of RFC 8216bis, with figures measured from the segments. */
final class MasterPlaylist {

    private static final String GROUP = "audio";

    private MasterPlaylist() {}

    static String complete(List<RenditionFiles> all) {
        return of(all, false);
    }

    /** Of renditions that still grow: nothing in it need change when more comes. */
    static String growing(List<RenditionFiles> all) {
        return of(all, true);
    }

    private static String of(List<RenditionFiles> all, boolean growing) {
        List<RenditionFiles> videos = RenditionFiles.videos(all);
        List<RenditionFiles> audios = all.stream()
                .filter(files -> files.rendition() instanceof Rendition.Audio)
                .toList();
        StringBuilder out = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        out.append(growing ? "#EXT-X-START:TIME-OFFSET=0\n" : "");
        if (videos.isEmpty()) {
            RenditionFiles audio = audios.getFirst();
            if (audios.size() > 1) {
                appendGroup(out, audios);
            }
            out.append(stream(audio.bandwidth(), codecs(audios)));
            out.append(audios.size() > 1 ? ",AUDIO=\"" + GROUP + "\"" : "").append('\n');
            return out.append(playlist(audio)).append('\n').toString();
        }
        appendGroup(out, audios);
        // Of every sound that may be chosen beside the picture (RFC 8216, section 4.3.4.2).
        String sounds = codecs(audios);
        Bandwidth sound = audios.stream().map(RenditionFiles::bandwidth).reduce(Bandwidth.NONE, Bandwidth::max);
        for (RenditionFiles video : videos) {
            String codecs = video.init().codec() + (audios.isEmpty() ? "" : "," + sounds);
            out.append(stream(video.bandwidth().plus(sound), codecs))
                    .append(picture((Rendition.Video) video.rendition()));
            out.append(audios.isEmpty() ? "" : ",AUDIO=\"" + GROUP + "\"").append('\n');
            out.append(playlist(video)).append('\n');
        }
        if (!growing) {
            videos.forEach(video -> appendIframes(out, video));
        }
        return out.toString();
    }

    private static String codecs(List<RenditionFiles> audios) {
        return audios.stream().map(audio -> audio.init().codec()).distinct().collect(Collectors.joining(","));
    }

    private static void appendGroup(StringBuilder out, List<RenditionFiles> audios) {
        List<String> names = names(audios);
        for (int i = 0; i < audios.size(); i++) {
            Rendition.Audio track = (Rendition.Audio) audios.get(i).rendition();
            String language = track.language();
            out.append("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"").append(GROUP).append('"');
            out.append(",NAME=\"").append(names.get(i)).append('"');
            out.append(language == null ? "" : ",LANGUAGE=\"" + language + "\"");
            out.append(i == 0 ? ",DEFAULT=YES" : ",DEFAULT=NO").append(",AUTOSELECT=YES");
            out.append(",CHANNELS=\"").append(track.channels()).append('"');
            out.append(",URI=\"").append(playlist(audios.get(i))).append("\"\n");
        }
    }

    /** Different ones, as RFC 8216bis wants them within a group. */
    private static List<String> names(List<RenditionFiles> audios) {
        Map<String, Integer> times = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (RenditionFiles audio : audios) {
            String language = ((Rendition.Audio) audio.rendition()).language();
            String name =
                    language == null ? "Sound" : Locale.forLanguageTag(language).getDisplayName(Locale.ENGLISH);
            int time = times.merge(name, 1, Integer::sum);
            names.add(time == 1 ? name : name + " " + time);
        }
        return names;
    }

    private static String playlist(RenditionFiles files) {
        return files.rendition().folder() + "/" + MediaPlaylist.NAME;
    }

    private static String stream(Bandwidth bandwidth, String codecs) {
        return "#EXT-X-STREAM-INF:BANDWIDTH=" + bandwidth.peak() + ",AVERAGE-BANDWIDTH=" + bandwidth.average()
                + ",CODECS=\"" + codecs + "\"";
    }

    private static String picture(Rendition.Video quality) {
        return String.format(
                Locale.ROOT,
                ",RESOLUTION=%dx%d,FRAME-RATE=%.3f",
                quality.width(),
                quality.height(),
                quality.framesPerSecond());
    }

    private static void appendIframes(StringBuilder out, RenditionFiles video) {
        Rendition.Video quality = (Rendition.Video) video.rendition();
        Bandwidth bandwidth = video.iframeBandwidth();
        out.append("#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=").append(bandwidth.peak());
        out.append(",AVERAGE-BANDWIDTH=").append(bandwidth.average());
        out.append(",CODECS=\"").append(video.init().codec()).append('"');
        out.append(",RESOLUTION=").append(quality.width()).append('x').append(quality.height());
        out.append(",URI=\"")
                .append(quality.folder())
                .append('/')
                .append(MediaPlaylist.IFRAMES)
                .append("\"\n");
    }
}
