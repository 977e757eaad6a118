package io.loggia.portal.catalog.boundary;

import io.loggia.domain.MediaId;
import io.loggia.portal.catalog.control.CaptionTrackRef;

/**
 * A caption track as callers see it.
 *
 * @param origin {@code uploaded}, {@code embedded} in the film's own file, {@code edited} here, {@code estimated}:
 *     uploaded as text without times, which were guessed, or {@code automatic} by an engine until somebody has
 *     {@code approved} it
 */
public record CaptionTrackView(String language, String label, int cues, String origin, String url) {

    static CaptionTrackView of(MediaId media, CaptionTrackRef track) {
        return new CaptionTrackView(
                track.language(),
                track.label(),
                track.cues(),
                track.origin(),
                "/api/v1/media/" + media + "/captions/" + track.language());
    }
}
