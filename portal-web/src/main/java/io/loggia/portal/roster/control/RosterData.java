package io.loggia.portal.roster.control;

import io.loggia.portal.identity.control.PersonalData;
import io.loggia.portal.identity.control.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What a SCIM client calls a person, beyond what the portal shows. */
@ApplicationScoped
public class RosterData implements PersonalData {

    @Override
    public List<PersonalTable> tables() {
        return List.of(PersonalTable.of("namesInRoster", "scim_name", "person_id", "given_name", "family_name")
                .told("select n.givenName as givenName, n.familyName as familyName"
                        + " from ScimName n where n.personId = :person")
                .removed("person_id = :person"));
    }
}
