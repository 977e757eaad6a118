package io.loggia.portal.platform.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.util.UUID;

/** The login session behind the current request, as far as signed URLs need it: they die with it. */
public interface LoginScope {

    /** @throws LoggiaException {@link ErrorCode#NOT_SIGNED_IN} when nobody is signed in */
    UUID sessionId();

    /** Where the request comes from. */
    String address();
}
