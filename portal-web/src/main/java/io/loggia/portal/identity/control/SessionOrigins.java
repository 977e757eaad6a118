package io.loggia.portal.identity.control;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Who vouched for a session. A feature that signs people in implements it; there may be none. */
public interface SessionOrigins {

    /** The identity provider's name for each session that this feature began; others are left out. */
    Map<UUID, String> providerNames(Collection<UUID> sessionIds);
}
