package io.loggia.media.whisper;

import io.loggia.domain.LoggiaException;

/** The engine has no answer, for a reason with a code of its own. */
public final class WhisperException extends LoggiaException {

    private static final long serialVersionUID = 1L;

    private final WhisperTrouble trouble;

    WhisperException(WhisperTrouble trouble) {
        super(trouble.error(), trouble.detail());
        this.trouble = trouble;
    }

    WhisperException(WhisperTrouble trouble, Throwable cause) {
        super(trouble.error(), trouble.detail(), cause);
        this.trouble = trouble;
    }

    public WhisperTrouble trouble() {
        return trouble;
    }
}
