package io.loggia.portal.identity.control;

import io.loggia.domain.RosterSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;

/** Which fields of a person belong to an outside source, that would overwrite whatever an admin writes there. */
@ApplicationScoped
public class ManagedFields {

    @Inject
    private Instance<SourceFields> sources;

    public Set<PersonField> of(Origin origin) {
        Set<PersonField> fields = EnumSet.noneOf(PersonField.class);
        fields.addAll(alwaysKept(origin.source()));
        sources.forEach(source -> fields.addAll(source.keptBy(origin)));
        return fields;
    }

    /** An imported list is read once, so whom it named may be changed by hand afterwards. */
    static Set<PersonField> alwaysKept(RosterSource source) {
        return switch (source) {
            case LOCAL, CSV -> Set.of();
            case PROVIDER -> Set.of(PersonField.NAME, PersonField.EMAIL);
            case SCIM, KEYCLOAK ->
                Set.of(PersonField.NAME, PersonField.EMAIL, PersonField.DEPARTMENT, PersonField.ENABLED);
        };
    }
}
