package io.loggia.portal.catalog.boundary;

import io.loggia.domain.MediaId;
import io.loggia.portal.catalog.control.CaptionTrackRef;

/**
 * A caption track as callers see it.
 *
 * @param name its part of addresses: the language, and behind a dot the kind unless it is {@code subtitles}
 * @param kind {@code subtitles}: what is said, {@code captions}: what else is heard as well, or {@code descriptions}:
 *     what is seen
 * @param byDefault whether the player shows it to those who have said nothing
 * @param origin {@code uploaded}, {@code embedded} in the film's own file, {@code edited} here, {@code estimated}:
 *     uploaded as text without times, which were guessed, or {@code automatic} by an engine until somebody has
 *     {@code approved} it
 */
public record CaptionTrackView(
        String name,
        String language,
        String kind,
        String label,
        int cues,
        String origin,
        boolean byDefault,
        String url) {

    static CaptionTrackView of(MediaId media, CaptionTrackRef track) {
        return new CaptionTrackView(
                track.name(),
                track.language(),
                track.kind().key(),
                track.label(),
                track.cues(),
                track.origin(),
                track.byDefault(),
                "/api/v1/media/" + media + "/captions/" + track.name());
    }
}
