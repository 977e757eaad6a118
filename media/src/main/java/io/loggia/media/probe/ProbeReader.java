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
        for (int i = 0; i < streams; i++) {
            String stream = "streams.stream." + i + ".";
            String type = output.text(stream + "codec_type");
            if (type.equals("video") && video == null && output.integer(stream + "disposition.attached_pic") == 0) {
                video = video(stream);
            } else if (type.equals("audio")) {
                AudioStream track = audio(stream);
                if (track != null) {
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
        double rate = output.ratio(stream + "avg_frame_rate");
        if (rate > limits.maxFrameRate()) {
            throw tooMuch("The picture has more than " + limits.maxFrameRate() + " frames a second.");
        }
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
                INTERLACED.contains(output.text(stream + "field_order")));
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
        String language = output.text(stream + "tags.language");
        return new AudioStream(
                output.integer(stream + "index"),
                codec,
                output.text(stream + "profile"),
                channels,
                rate,
                language.matches("[a-z]{3}") && !language.equals("und") ? language : null);
    }

    private static LoggiaException tooMuch(String detail) {
        return new LoggiaException(ErrorCode.MEDIA_LIMIT, detail);
    }
}
