package io.loggia.portal.identity.control;

import io.loggia.domain.RosterSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a person, department or group is kept, and under which id there.
 *
 * @param sourceId the identity provider whose roster it is; null when it belongs to none
 * @param externalId unchanging id at the source; null when the source gives none
 */
public record Origin(
        RosterSource source,
        @Nullable UUID sourceId,
        @Nullable String externalId) {

    public static final Origin LOCAL = new Origin(RosterSource.LOCAL, null, null);
}
