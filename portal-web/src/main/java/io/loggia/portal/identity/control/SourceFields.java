package io.loggia.portal.identity.control;

import io.loggia.domain.PersonId;
import java.util.Map;
import java.util.Set;

/**
 * What a feature's sources keep of people beyond {@link ManagedFields#alwaysKept}. A feature whose sources can be set up to
 * keep more, or less, implements it; there may be none.
 */
public interface SourceFields {

    /**
     * Who keeps something of a person.
     *
     * @param name as admins call the source
     * @param fields those that it overwrites; there may be none
     */
    record Keeper(String name, Set<PersonField> fields) {}

    /** The keeper of each of these people, by their origin; those whom the feature does not know are left out. */
    Map<PersonId, Keeper> keepers(Map<PersonId, Origin> people);
}
