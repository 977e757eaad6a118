package io.loggia.portal.sso.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.platform.control.Told;

/** A sign-in through a provider that came to nothing, told twice: to the person, and to the admin who sets it up. */
public class SsoException extends LoggiaException {

    private static final long serialVersionUID = 1L;

    private final SsoStep step;
    private final transient Told told;

    /**
     * @param step what was being done
     * @param told what went wrong, for an admin
     */
    public SsoException(ErrorCode code, SsoStep step, Told told) {
        super(code, told.words());
        this.step = step;
        this.told = told;
    }

    public SsoException(ErrorCode code, SsoStep step, Told told, Throwable cause) {
        super(code, told.words(), cause);
        this.step = step;
        this.told = told;
    }

    public SsoStep step() {
        return step;
    }

    public Told told() {
        return told;
    }
}
