package io.loggia.portal.catalog.boundary;

import io.loggia.domain.MediaId;
import io.loggia.portal.catalog.control.CaptionTrackRef;

/** A caption track as callers see it. */
public record CaptionTrackView(String language, String label, int cues, String url) {

    static CaptionTrackView of(MediaId media, CaptionTrackRef track) {
        return new CaptionTrackView(
                track.language(),
                track.label(),
                track.cues(),
                "/api/v1/media/" + media + "/captions/" + track.language());
    }
}
