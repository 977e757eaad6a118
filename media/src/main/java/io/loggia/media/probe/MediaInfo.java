package io.loggia.media.probe;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file is, as far as our own look at it goes.
 *
 * @param video the main picture, null for sound alone; a cover picture is none
 */
public record MediaInfo(
        Container container, Duration duration, @Nullable VideoStream video, List<AudioStream> audio) {

    private static final Set<String> BROWSER_PROFILES =
            Set.of("Constrained Baseline", "Baseline", "Main", "High", "Progressive High", "Constrained High");
    private static final int BROWSER_LEVEL = 52;

    public MediaInfo {
        audio = List.copyOf(audio);
        if (video == null && audio.isEmpty()) {
            throw new IllegalArgumentException("Media has a picture or sound");
        }
    }

    /** Whether every browser plays the picture and the first sound as they are, so that re-wrapping makes the file playable. */
    public boolean browserReady() {
        boolean picture = video == null
                || (video.codec().equals("h264")
                        && (video.pixelFormat().equals("yuv420p")
                                || video.pixelFormat().equals("yuvj420p"))
                        && BROWSER_PROFILES.contains(video.profile())
                        && video.level() <= BROWSER_LEVEL
                        && video.copyable()
                        && !video.interlaced()
                        && !video.hdr());
        return picture && (audio.isEmpty() || audio.getFirst().browserReady());
    }
}
