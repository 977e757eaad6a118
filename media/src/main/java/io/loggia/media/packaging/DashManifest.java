package io.loggia.media.packaging;

import io.loggia.media.plan.Rendition;
import java.util.List;
import java.util.Locale;

/** The media presentation description (ISO/IEC 23009-1) over the segments that the HLS playlists name too. */
final class DashManifest {

    private DashManifest() {}

    static String of(List<RenditionFiles> all) {
        double seconds = all.stream().mapToDouble(RenditionFiles::seconds).max().orElse(0);
        int target = all.stream().mapToInt(RenditionFiles::targetSeconds).max().orElse(1);
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"")
                .append(" profiles=\"urn:mpeg:dash:profile:isoff-live:2011,urn:mpeg:dash:profile:cmaf:2019\"")
                .append(" type=\"static\" mediaPresentationDuration=\"")
                .append(duration(seconds))
                .append("\" maxSegmentDuration=\"PT")
                .append(target)
                .append("S\" minBufferTime=\"PT")
                .append(target)
                .append("S\">\n  <Period id=\"0\" start=\"PT0S\">\n");
        List<RenditionFiles> videos = RenditionFiles.videos(all);
        int set = 0;
        // Players change between representations of one set only where they decode with the same decoder.
        for (String codec : videos.stream().map(DashManifest::family).distinct().toList()) {
            open(out, set++, "video", "");
            videos.stream().filter(video -> family(video).equals(codec)).forEach(video -> video(out, video));
            out.append("    </AdaptationSet>\n");
        }
        for (RenditionFiles files : all) {
            if (files.rendition() instanceof Rendition.Audio track) {
                String language = track.language();
                open(out, set++, "audio", language == null ? "" : " lang=\"" + language + "\"");
                audio(out, files, track);
                out.append("    </AdaptationSet>\n");
            }
        }
        return out.append("  </Period>\n</MPD>\n").toString();
    }

    private static String family(RenditionFiles files) {
        String codec = files.init().codec();
        return codec.substring(0, codec.indexOf('.'));
    }

    private static void open(StringBuilder out, int id, String type, String attributes) {
        out.append("    <AdaptationSet id=\"")
                .append(id)
                .append("\" contentType=\"")
                .append(type);
        out.append("\" mimeType=\"").append(type).append("/mp4\" segmentAlignment=\"true\" startWithSAP=\"1\"");
        out.append(attributes).append(">\n");
    }

    private static void video(StringBuilder out, RenditionFiles files) {
        Rendition.Video quality = (Rendition.Video) files.rendition();
        representation(out, files);
        out.append(String.format(
                Locale.ROOT,
                " width=\"%d\" height=\"%d\" frameRate=\"%s\" sar=\"1:1\">\n",
                quality.width(),
                quality.height(),
                ratio(quality.framesPerSecond())));
        template(out, files);
    }

    private static void audio(StringBuilder out, RenditionFiles files, Rendition.Audio track) {
        representation(out, files);
        out.append(" audioSamplingRate=\"").append(files.init().timescale()).append("\">\n");
        out.append("        <AudioChannelConfiguration schemeIdUri=")
                .append("\"urn:mpeg:dash:23003:3:audio_channel_configuration:2011\" value=\"")
                .append(track.channels())
                .append("\"/>\n");
        template(out, files);
    }

    private static void representation(StringBuilder out, RenditionFiles files) {
        out.append("      <Representation id=\"").append(files.rendition().folder());
        out.append("\" codecs=\"").append(files.init().codec());
        out.append("\" bandwidth=\"").append(files.bandwidth().peak()).append('"');
    }

    private static void template(StringBuilder out, RenditionFiles files) {
        String folder = files.rendition().folder();
        out.append("        <SegmentTemplate timescale=\"").append(files.init().timescale());
        out.append("\" startNumber=\"0\" initialization=\"").append(folder).append("/init.mp4\" media=\"");
        out.append(folder).append("/$Number%05d$.m4s\">\n          <SegmentTimeline>\n");
        List<Segment> segments = files.segments();
        for (int first = 0; first < segments.size(); ) {
            int next = first + 1;
            while (next < segments.size() && repeats(segments.get(first), segments.get(next - 1), segments.get(next))) {
                next++;
            }
            Segment segment = segments.get(first);
            out.append("            <S t=\"")
                    .append(segment.start())
                    .append("\" d=\"")
                    .append(segment.duration());
            out.append(next - first > 1 ? "\" r=\"" + (next - first - 1) : "").append("\"/>\n");
            first = next;
        }
        out.append("          </SegmentTimeline>\n        </SegmentTemplate>\n      </Representation>\n");
    }

    private static boolean repeats(Segment first, Segment before, Segment next) {
        return next.duration() == first.duration() && next.start() == before.start() + before.duration();
    }

    private static String duration(double seconds) {
        return String.format(Locale.ROOT, "PT%.3fS", seconds);
    }

    private static String ratio(double framesPerSecond) {
        long whole = Math.round(framesPerSecond);
        if (Math.abs(framesPerSecond - whole) < 0.001) {
            return Long.toString(whole);
        }
        long broadcast = Math.round(framesPerSecond * 1.001);
        return Math.abs(broadcast / 1.001 - framesPerSecond) < 0.001
                ? broadcast * 1000 + "/1001"
                : Math.round(framesPerSecond * 1000) + "/1000";
    }
}
