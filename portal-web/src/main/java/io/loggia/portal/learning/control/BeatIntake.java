package io.loggia.portal.learning.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Viewer;
import io.loggia.portal.learning.control.Beats.Beat;
import io.loggia.portal.learning.control.Beats.Watched;
import java.util.UUID;

/**
 * Takes what players report. Whatever is answered is not lost: it is stored ({@link Beats}), or lies in a topic from which
 * it will be ({@link BeatTopic}). Which of them there is, configuration says once, at the start.
 */
public interface BeatIntake {

    /**
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} for a session that does not exist, is another person's, or is
     *     about an item the viewer may no longer see; {@link ErrorCode#UNAVAILABLE} when it could not be kept now
     */
    Watched take(Viewer viewer, UUID session, Beat beat);
}
