package io.loggia.portal.catalog.control;

import io.loggia.domain.Cue;
import io.loggia.domain.MediaEvent;
import io.loggia.domain.MediaId;
import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.entity.SlideText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The text on the slides of films. Nothing here asks who is asking: go through the {@link MediaGate} first. */
@ApplicationScoped
public class SlideTexts {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Event<MediaEvent> events;

    /** In the order of time. */
    public List<Cue> of(RevisionId revision) {
        return entities
                .createQuery(
                        "select s from SlideText s where s.revisionId = :revision order by s.startMs", SlideText.class)
                .setParameter("revision", revision.value())
                .getResultList()
                .stream()
                .map(SlideText::page)
                .toList();
    }

    /** Replaces what was read before. Wants the caller's transaction. */
    public void put(MediaId media, RevisionId revision, List<Cue> pages) {
        entities.createQuery("delete from SlideText s where s.revisionId = :revision")
                .setParameter("revision", revision.value())
                .executeUpdate();
        pages.forEach(page -> entities.persist(new SlideText(revision, page)));
        entities.flush();
        events.fire(new MediaEvent.DetailsChanged(media));
    }

    /** In how many revisions something was read. */
    public long count() {
        return entities.createQuery("select count(distinct s.revisionId) from SlideText s", Long.class)
                .getSingleResult();
    }
}
