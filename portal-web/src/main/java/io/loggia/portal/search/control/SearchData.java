package io.loggia.portal.search.control;

import io.loggia.portal.identity.control.PersonalData;
import io.loggia.portal.identity.control.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What a person has searched for. */
@ApplicationScoped
public class SearchData implements PersonalData {

    @Override
    public List<PersonalTable> tables() {
        return List.of(PersonalTable.of("searches", "search_asked", "person_id")
                .told("select q.text as text, q.times as times, q.found as found, q.lastAt as lastAt"
                        + " from AskedQuery q where q.personId = :person order by q.lastAt")
                .removed("person_id = :person"));
    }
}
