package io.loggia.portal.playback.boundary;

import io.loggia.domain.IgnoredPlayback;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a player needs for one item.
 *
 * @param presentation names what the addresses lead to; a renewal that gives it back goes on with it while it is there
 * @param storyboardUrl WebVTT with the pictures of the seek bar; null for audio
 * @param resumeSeconds where the viewer stopped last time
 * @param sessionId names the session of watching, for beats
 * @param expiresAt when the media URLs end; ask again before
 * @param renewInSeconds when to ask again, by whatever clock the player has
 * @param ignoredPlayback what does not count as watched when it plays out of sight
 * @param cdn where a CDN delivers; null while our own edge does
 */
public record Playback(
        String presentation,
        String hlsUrl,
        @Nullable String dashUrl,
        @Nullable String posterUrl,
        @Nullable String storyboardUrl,
        List<Captions> captions,
        List<Chapter> chapters,
        double resumeSeconds,
        double durationSeconds,
        UUID sessionId,
        Instant expiresAt,
        long renewInSeconds,
        IgnoredPlayback ignoredPlayback,
        @Nullable Signed cdn) {

    /**
     * What an address at the CDN is made of. After a renewal, requests still to come carry the new signature.
     *
     * @param prefix of the item's folder, with the signature where it travels in the path
     * @param folder below it, where the playlists lie
     * @param query behind the question mark; empty where the signature travels elsewhere
     * @param cookies whether requests must carry cookies
     */
    public record Signed(String prefix, String folder, String query, boolean cookies) {}

    /**
     * One caption track.
     *
     * @param name tells it from the item's others
     * @param kind {@code subtitles}, {@code captions} or {@code descriptions}
     * @param byDefault whether it is shown to those who have said nothing
     */
    public record Captions(
            String name, String language, String kind, String label, int cues, boolean byDefault, String url) {}

    /** The start of a part with a title. */
    public record Chapter(double startSeconds, String title) {}
}
