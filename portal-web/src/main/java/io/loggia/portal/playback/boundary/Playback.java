package io.loggia.portal.playback.boundary;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a player needs for one item.
 *
 * @param storyboardUrl WebVTT with the pictures of the seek bar; null for audio
 * @param resumeSeconds where the viewer stopped last time
 * @param sessionId names the session of watching, for beats
 * @param expiresAt when the media URLs end; ask again before
 */
public record Playback(
        String hlsUrl,
        @Nullable String dashUrl,
        @Nullable String posterUrl,
        @Nullable String storyboardUrl,
        List<Captions> captions,
        List<Chapter> chapters,
        double resumeSeconds,
        double durationSeconds,
        UUID sessionId,
        Instant expiresAt) {

    /** One caption track. */
    public record Captions(String language, String label, int cues, String url) {}

    /** The start of a part with a title. */
    public record Chapter(double startSeconds, String title) {}
}
