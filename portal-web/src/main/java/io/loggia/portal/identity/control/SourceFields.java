package io.loggia.portal.identity.control;

import java.util.Set;

/**
 * What a source keeps of its people beyond {@link ManagedFields#alwaysKept}. A feature whose sources can be set up to keep more, or
 * less, implements it; there may be none.
 */
public interface SourceFields {

    /** Further fields that this source overwrites; empty for a source that the feature does not know. */
    Set<PersonField> keptBy(Origin origin);
}
