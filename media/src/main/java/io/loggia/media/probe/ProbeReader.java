package io.loggia.media.probe;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads ffprobe's answer and holds it against the limits. */
final class ProbeReader {

    private static final Set<String> HDR_TRANSFERS = Set.of("smpte2084", "arib-std-b67");
    private static final Set<String> INTERLACED = Set.of("tt", "bb", "tb", "bt");
    private static final int MAX_SIDE = 16_384;
    private static final int MAX_CHANNELS = 64;
    /** So many of the first packets are looked at. */
    static final int PACKETS = 40;
    /** Sound and picture may part by so much before anybody notices. */
    private static final double IN_TIME_SECONDS = 0.1;

    private static final double VARYING = 0.97;
    private static final double SHOWN_AT_MOST = 60;

    private final FlatOutput output;
    private final ProbeLimits limits;

    ProbeReader(FlatOutput output, ProbeLimits limits) {
        this.output = output;
        this.limits = limits;
    }

    /** Null where the container does not tell. */
    @Nullable
    Duration duration() {
        double seconds = output.number("format.duration");
        if (seconds < 0) {
            throw new LoggiaException(ErrorCode.MEDIA_BROKEN, "The file claims a negative length.");
        }
        return seconds == 0 ? null : withinLimit(seconds);
    }

    Duration withinLimit(double seconds) {
        if (!(seconds <= limits.maxDuration().toSeconds())) {
            throw tooMuch("The media is longer than " + limits.maxDuration().toHours() + " hours.");
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    MediaInfo read(Container container, Duration duration) {
        int streams = output.integer("format.nb_streams");
        if (streams > limits.maxStreams()) {
            throw tooMuch("The file has " + streams + " tracks; " + limits.maxStreams() + " are the most.");
        }
        VideoStream video = null;
        List<AudioStream> audio = new ArrayList<>();
        int usual = 0;
        for (int i = 0; i < streams; i++) {
            String stream = "streams.stream." + i + ".";
            String type = output.text(stream + "codec_type");
            if (type.equals("video") && video == null && output.integer(stream + "disposition.attached_pic") == 0) {
                video = video(stream);
            } else if (type.equals("audio")) {
                AudioStream track = audio(stream);
                if (track != null && output.integer(stream + "disposition.default") == 1) {
                    // Heard unless somebody chooses another; several may claim it.
                    audio.add(usual++, track);
                } else if (track != null) {
                    audio.add(track);
                }
            }
        }
        if (video == null && audio.isEmpty()) {
            throw new LoggiaException(ErrorCode.NOT_MEDIA, "The file holds neither a picture nor sound.");
        }
        return new MediaInfo(container, duration, video, audio);
    }

    private VideoStream video(String stream) {
        String codec = output.text(stream + "codec_name");
        if (!Codecs.decodesVideo(codec)) {
            throw new LoggiaException(ErrorCode.MEDIA_REFUSED, "The picture has a codec that is not accepted.");
        }
        int width = output.integer(stream + "width");
        int height = output.integer(stream + "height");
        if (width < 1 || height < 1) {
            throw new LoggiaException(ErrorCode.MEDIA_BROKEN, "The picture has no size; the file may be incomplete.");
        }
        if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > limits.maxPixels()) {
            throw tooMuch("The picture is larger than " + limits.maxPixels() / 1_000_000 + " megapixels.");
        }
        boolean interlaced = INTERLACED.contains(output.text(stream + "field_order"));
        double rate = rate(stream, interlaced);
        double aspect = output.ratio(stream + "sample_aspect_ratio");
        // A shape beyond this is a mistake or an attempt to have us allocate a very wide picture.
        boolean believable = aspect >= 0.25 && aspect <= 4;
        return new VideoStream(
                output.integer(stream + "index"),
                codec,
                output.text(stream + "profile"),
                output.integer(stream + "level"),
                output.text(stream + "pix_fmt"),
                width,
                height,
                rotation(stream),
                believable ? aspect : 1,
                rate,
                HDR_TRANSFERS.contains(output.text(stream + "color_transfer")),
                interlaced,
                new Colour(
                        output.text(stream + "color_space"),
                        output.text(stream + "color_transfer"),
                        output.text(stream + "color_primaries"),
                        output.text(stream + "color_range").equals("pc")),
                copyable(stream));
    }

    /** Where the distance of pictures varies, the shortest one counts: at the average rate some would be left out. */
    private double rate(String stream, boolean interlaced) {
        double average = output.ratio(stream + "avg_frame_rate");
        if (average > limits.maxFrameRate()) {
            throw tooMuch("The picture has more than " + limits.maxFrameRate() + " frames a second.");
        }
        double base = output.ratio(stream + "r_frame_rate");
        // Fields that are counted as pictures, or a time base that is no rate at all.
        boolean doubled = Math.abs(base / 2 - average) < 0.01 * average;
        boolean believable = base > 0 && base <= SHOWN_AT_MOST && !interlaced && !doubled;
        return believable && average < base * VARYING ? base : average;
    }

    /** Whether the track begins where the file does, and with what is to be shown: an edit list may begin later. */
    private boolean copyable(String stream) {
        double begin = output.number("format.start_time");
        if (Math.abs(output.number(stream + "start_time") - begin) > IN_TIME_SECONDS) {
            return false;
        }
        String index = output.text(stream + "index");
        for (int i = 0; i < PACKETS; i++) {
            String packet = "packets.packet." + i + ".";
            if (output.text(packet + "stream_index").equals(index)
                    && output.number(packet + "pts_time") < begin - IN_TIME_SECONDS) {
                return false;
            }
        }
        return true;
    }

    /** FFmpeg tells the turn counter-clockwise. */
    private int rotation(String stream) {
        for (int i = 0; i < 4; i++) {
            double degrees = output.number(stream + "side_data_list.side_data." + i + ".rotation");
            if (degrees != 0) {
                return Math.floorMod(-(int) Math.round(degrees / 90) * 90, 360);
            }
        }
        return 0;
    }

    private @Nullable AudioStream audio(String stream) {
        String codec = output.text(stream + "codec_name");
        int channels = output.integer(stream + "channels");
        int rate = output.integer(stream + "sample_rate");
        if (!Codecs.decodesAudio(codec) || channels < 1 || channels > MAX_CHANNELS || rate < 1) {
            return null;
        }
        String language = TrackLanguage.tag(output.text(stream + "tags.language"));
        String profile = output.text(stream + "profile");
        boolean copyable = copyable(stream);
        boolean played = AudioStream.isPlayed(
                profile, output.text(stream + "channel_layout"), output.integer(stream + "extradata_size"));
        return new AudioStream(
                output.integer(stream + "index"),
                codec,
                profile,
                channels,
                rate,
                language.isEmpty() ? null : language,
                copyable,
                copyable && codec.equals("aac") && played);
    }

    private static LoggiaException tooMuch(String detail) {
        return new LoggiaException(ErrorCode.MEDIA_LIMIT, detail);
    }
}
