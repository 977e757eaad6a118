package io.loggia.portal.catalog.control;

import io.loggia.domain.MediaEvent;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.portal.identity.control.Leaver;
import io.loggia.portal.identity.control.PersonalData;
import io.loggia.portal.identity.control.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/** What a person has brought in, and what is there for them alone. */
@ApplicationScoped
public class CatalogData implements PersonalData {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Event<MediaEvent> events;

    @Override
    public List<PersonalTable> tables() {
        return List.of(
                PersonalTable.of("items", "media_item", "owner_id")
                        .told("select m.id as mediaId, m.title as title, m.description as description,"
                                + " m.state as state, m.createdAt as createdAt, m.publishedAt as publishedAt,"
                                + " m.trashedAt as trashedAt from MediaItem m where m.ownerId = :person"
                                + " order by m.createdAt")
                        .handedOver("owner_id = :heir, version = version + 1", "owner_id = :person"),
                PersonalTable.of("trashed", "media_item", "trashed_by")
                        .told("select m.id as mediaId, m.title as title, m.trashedAt as at from MediaItem m"
                                + " where m.trashedBy = :person order by m.trashedAt")
                        .replaced("trashed_by = :standIn", "trashed_by = :person"),
                PersonalTable.of("sharedPersonally", "media_audience", "principal")
                        .told(
                                "select m.id as mediaId, m.title as title from MediaItem m join m.audience a"
                                        + " where a = :person order by m.createdAt",
                                CatalogData::token)
                        .removed("principal = :principal"),
                PersonalTable.of("files", "revision", "brought_by", "brought_by_name")
                        .told("select r.mediaId as mediaId, r.fileName as fileName, r.createdAt as createdAt"
                                + " from Revision r where r.broughtBy = :person order by r.createdAt")
                        .replaced("brought_by = :standIn, brought_by_name = :alias", "brought_by = :person"),
                PersonalTable.of("captionDrafts", "caption_draft", "saved_by")
                        .told("select d.mediaId as mediaId, d.language as language, d.savedAt as savedAt"
                                + " from CaptionDraft d where d.savedBy = :person order by d.savedAt")
                        .replaced("saved_by = :standIn", "saved_by = :person"),
                PersonalTable.of("captionVersions", "caption_version", "made_by")
                        .told(
                                "select v.mediaId as mediaId, v.language as language, v.number as number, v.kind as kind,"
                                        + " v.madeAt as madeAt from CaptionVersion v where v.madeBy = :person order by v.madeAt")
                        .replaced("made_by = :standIn", "made_by = :person"));
    }

    private static String token(PersonId person) {
        return Principal.of(person).token();
    }

    /** Whose an item is and who may see it stands in the index and at the edge as well. */
    @Override
    public void leave(Leaver leaver) {
        entities.createQuery(
                        "select m.id from MediaItem m where m.ownerId = :person or :principal member of m.audience",
                        UUID.class)
                .setParameter("person", leaver.person().value())
                .setParameter("principal", token(leaver.person()))
                .getResultList()
                .forEach(id -> events.fire(new MediaEvent.DetailsChanged(new MediaId(id))));
    }
}
