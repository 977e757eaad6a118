package io.loggia.portal.catalog.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.catalog.control.DraftCue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cues that are worked on, between the wire and {@link DraftCue}. */
final class DraftCues {

    private DraftCues() {}

    static List<CaptionCue> wire(List<DraftCue> cues) {
        return cues.stream()
                .map(cue -> new CaptionCue(cue.startMs() / 1000.0, cue.endMs() / 1000.0, cue.speaker(), cue.text()))
                .toList();
    }

    static List<DraftCue> read(@Nullable List<@Nullable CaptionCue> cues) {
        if (cues == null) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "The field 'cues' with all cues is missing.");
        }
        return cues.stream().map(DraftCues::read).toList();
    }

    private static DraftCue read(@Nullable CaptionCue cue) {
        if (cue == null || !Double.isFinite(cue.startSeconds()) || !Double.isFinite(cue.endSeconds())) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "Each cue needs 'startSeconds' and 'endSeconds'.");
        }
        String speaker = cue.speaker();
        String text = cue.text();
        return new DraftCue(
                Math.round(cue.startSeconds() * 1000),
                Math.round(cue.endSeconds() * 1000),
                speaker == null || speaker.isBlank() ? null : speaker.strip(),
                text == null ? "" : text);
    }
}
