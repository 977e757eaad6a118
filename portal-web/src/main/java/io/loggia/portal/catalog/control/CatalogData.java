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
                        person.value()),
                "captionDrafts",
                PersonalRows.of(
                        entities,
                        "select d.mediaId as mediaId, d.language as language, d.savedAt as savedAt from CaptionDraft d"
                                + " where d.savedBy = :person order by d.savedAt",
                        person.value()),
                "captionVersions",
                PersonalRows.of(
                        entities,
                        "select v.mediaId as mediaId, v.language as language, v.number as number, v.kind as kind,"
                                + " v.madeAt as madeAt from CaptionVersion v where v.madeBy = :person order by v.madeAt",
                        person.value()));
    }
}
