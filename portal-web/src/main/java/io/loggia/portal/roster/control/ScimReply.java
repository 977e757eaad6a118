package io.loggia.portal.roster.control;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the SCIM protocol.
 *
 * @param body JSON; null when there is none
 */
public record ScimReply(
        int status, Map<String, String> headers, @Nullable String body) {

    private static final int FIRST_ERROR = 400;

    public boolean isError() {
        return status >= FIRST_ERROR;
    }
}
