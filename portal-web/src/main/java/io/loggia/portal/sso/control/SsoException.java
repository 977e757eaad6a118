package io.loggia.portal.sso.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import org.jspecify.annotations.Nullable;

/** A sign-in through a provider that came to nothing, told twice: to the person, and to the admin who sets it up. */
public class SsoException extends LoggiaException {

    private static final long serialVersionUID = 1L;

    private final SsoStep step;
    private final @Nullable String cure;

    /**
     * @param step what was being done
     * @param cause what went wrong, in words for an admin
     * @param cure what an admin can do about it
     */
    public SsoException(ErrorCode code, SsoStep step, String cause, @Nullable String cure) {
        super(code, cause);
        this.step = step;
        this.cure = cure;
    }

    public SsoException(ErrorCode code, SsoStep step, String words, @Nullable String cure, Throwable cause) {
        super(code, words, cause);
        this.step = step;
        this.cure = cure;
    }

    public SsoStep step() {
        return step;
    }

    public @Nullable String cure() {
        return cure;
    }
}
