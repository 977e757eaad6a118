package io.loggia.domain;

import java.util.UUID;

final class Ids {

    private static final int UUID_LENGTH = 36;

    private Ids() {}

    static UUID parse(String text) {
        // UUID.fromString also takes "1-2-3-4-5"; one id must have one spelling.
        if (text.length() == UUID_LENGTH) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                throw new LoggiaException(ErrorCode.INVALID_ID, "Not an id of ours: it must be a UUID.", e);
            }
        }
        throw new LoggiaException(ErrorCode.INVALID_ID, "Not an id of ours: it must be a UUID.");
    }
}
