package io.loggia.portal.storage.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;

/** This server was silent for so long that another one may be at work on the file. */
public final class TakenOverException extends LoggiaException {

    private static final long serialVersionUID = 1L;

    TakenOverException() {
        super(ErrorCode.UNAVAILABLE, "Another server is at work on this file.");
    }
}
