package io.loggia.portal.catalog.control;

import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.PersonalData;
import io.loggia.portal.identity.control.PersonalRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;

/** What a person has brought in. */
@ApplicationScoped
public class CatalogData implements PersonalData {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Override
    public Map<String, List<Map<String, Object>>> of(PersonId person) {
        return Map.of(
                "items",
                PersonalRows.of(
                        entities,
                        "select m.id as mediaId, m.title as title, m.description as description, m.state as state,"
                                + " m.createdAt as createdAt, m.publishedAt as publishedAt, m.trashedAt as trashedAt"
                                + " from MediaItem m where m.ownerId = :person order by m.createdAt",
                        person.value()));
    }
}
