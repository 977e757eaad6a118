package io.loggia.portal.search.control;

import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.PersonalData;
import io.loggia.portal.identity.control.PersonalRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;

/** What a person has searched for. */
@ApplicationScoped
public class SearchData implements PersonalData {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Override
    public Map<String, List<Map<String, Object>>> of(PersonId person) {
        return Map.of(
                "searches",
                PersonalRows.of(
                        entities,
                        "select q.text as text, q.times as times, q.found as found, q.lastAt as lastAt"
                                + " from AskedQuery q where q.personId = :person order by q.lastAt",
                        person.value()));
    }
}
