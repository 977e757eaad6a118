package io.loggia.portal.playback.control;

import io.loggia.domain.Cue;
import io.loggia.domain.MediaId;
import io.loggia.portal.catalog.control.CaptionPlace;
import io.loggia.portal.catalog.control.CaptionTrackRef;
import java.util.List;

/** Asks the database for captions as they are now. A port, because it takes a transaction of its own. */
public interface FreshCaptions {

    List<CaptionTrackRef> tracks(MediaId media);

    /** Empty when there is no such track. */
    List<Cue> cues(CaptionPlace place);
}
