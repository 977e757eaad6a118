package io.loggia.portal.roster.control;

import io.loggia.domain.RosterSource;
import io.loggia.portal.identity.control.Origin;
import io.loggia.portal.identity.control.OwnedRoster.Owner;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A SCIM client by its token.
 *
 * @param providerId the identity provider whose roster the client keeps; null when it belongs to none
 */
public record ScimClient(
        UUID tokenId, String name, @Nullable UUID providerId) {

    /**
     * Whose people the client keeps. People who came by signing in through the client's own identity provider are among
     * them, since the provider's roster speaks of the same people.
     */
    Owner owner() {
        return providerId == null
                ? new Owner(Set.of(RosterSource.SCIM), null)
                : new Owner(Set.of(RosterSource.SCIM, RosterSource.PROVIDER), providerId);
    }

    Origin origin(@Nullable String externalId) {
        return new Origin(RosterSource.SCIM, providerId, externalId);
    }

    /** As the audit log names the client. */
    String actor() {
        return "SCIM: " + name;
    }
}
