package io.loggia.portal.identity.control;

import java.util.Optional;
import java.util.UUID;

/** What an identity provider has to say about the sessions that came through it. */
public interface SessionUpkeep {

    /**
     * Whether the provider still vouches for a session. Asked when a node has not looked at the session for two seconds;
     * may call the provider when the last answer is too old. An answer that the provider owes does not end a session.
     */
    boolean isStillGood(UUID sessionId);

    /** The provider's address to sign out at, for a session that is about to end; empty when there is none. */
    default Optional<String> signOutUrl(UUID sessionId) {
        return Optional.empty();
    }
}
