package io.loggia.portal.identity.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;

/** A CDI event about the departments that people are in, fired inside the transaction that makes it true. */
public sealed interface PlaceChanged {

    /** Somebody is in another department now, or in none. */
    record Moved(PersonId person) implements PlaceChanged {}

    /** A department is called otherwise now. */
    record Renamed(DepartmentId department) implements PlaceChanged {}
}
