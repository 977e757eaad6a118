package io.loggia.portal.analytics.control;

import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.PersonalData;
import io.loggia.portal.identity.control.PersonalRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;

/** The reports a person has saved, had made, and been sent. */
@ApplicationScoped
public class ReportData implements PersonalData {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Override
    public Map<String, List<Map<String, Object>>> of(PersonId person) {
        return Map.of(
                "savedReports",
                rows(
                        "select r.name as name, r.shared as shared, r.changedAt as changedAt"
                                + " from SavedReport r where r.ownerId = :person order by r.changedAt",
                        person),
                "reportFiles",
                rows(
                        "select f.title as title, f.format as format, f.state as state, f.askedAt as askedAt"
                                + " from ReportFile f where f.ownerId = :person order by f.askedAt",
                        person),
                "letters",
                rows(
                        "select l.dueAt as dueAt, l.state as state, l.address as address"
                                + " from ReportMailing l where l.personId = :person order by l.dueAt",
                        person),
                "letterLanguage",
                rows("select r.language as language from ReportReader r where r.personId = :person", person));
    }

    private List<Map<String, Object>> rows(String query, PersonId person) {
        return PersonalRows.of(entities, query, person.value());
    }
}
