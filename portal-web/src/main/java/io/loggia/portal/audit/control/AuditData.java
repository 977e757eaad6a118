package io.loggia.portal.audit.control;

import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.PersonalData;
import io.loggia.portal.identity.control.PersonalRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;

/** What a person has done that is written down, and what was done about them, without who did it. */
@ApplicationScoped
public class AuditData implements PersonalData {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Override
    public Map<String, List<Map<String, Object>>> of(PersonId person) {
        return Map.of(
                "done",
                PersonalRows.of(
                        entities,
                        "select a.at as at, a.action as action, a.subjectKind as kind, a.subject as subject,"
                                + " a.address as address"
                                + " from AuditEntry a where a.actorId = :person order by a.at",
                        person.value()),
                "doneAboutPerson",
                PersonalRows.of(
                        entities,
                        "select a.at as at, a.action as action"
                                + " from AuditEntry a where a.subjectKind = 'person' and a.subjectId = :person order by a.at",
                        person.toString()));
    }
}
