package io.loggia.portal.catalog.control;

import io.loggia.domain.Chapter;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaEvent;
import io.loggia.domain.MediaId;
import io.loggia.portal.catalog.entity.ChapterMark;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Chapters of items. Nothing here asks who is asking: go through the {@link MediaGate} first. */
@ApplicationScoped
public class Chapters {

    /** The most that an item can have. */
    public static final int MOST = 500;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Event<MediaEvent> events;

    /** The item's chapters in the order of time. */
    public List<Chapter> of(MediaId media) {
        return marks(media, false);
    }

    /** Where chapters may begin, as a look at the film proposes it; titles are empty. */
    public List<Chapter> proposed(MediaId media) {
        return marks(media, true);
    }

    /**
     * Replaces the item's chapters, and with them what was proposed. Wants the caller's transaction.
     *
     * @param length of the media, null when not known yet
     * @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} for chapters without a title, twice at the same moment,
     *     behind the end or too many
     */
    public void put(MediaId media, Collection<Chapter> chapters, @Nullable Duration length) {
        List<Chapter> sorted = checked(chapters, length);
        remove(media, true);
        remove(media, false);
        sorted.forEach(chapter -> entities.persist(new ChapterMark(media, chapter, false)));
        entities.flush();
        events.fire(new MediaEvent.DetailsChanged(media));
    }

    static List<Chapter> checked(Collection<Chapter> chapters, @Nullable Duration length) {
        if (chapters.size() > MOST) {
            throw invalid("An item can have " + MOST + " chapters at most.");
        }
        TreeMap<Duration, Chapter> byStart = new TreeMap<>();
        for (Chapter chapter : chapters) {
            if (chapter.title().isBlank()) {
                throw invalid("Each chapter needs a title.");
            }
            if (length != null && chapter.start().compareTo(length) >= 0) {
                throw invalid("A chapter begins behind the end of the media.");
            }
            if (byStart.put(chapter.start(), chapter) != null) {
                throw invalid("Two chapters begin at the same moment.");
            }
        }
        return List.copyOf(byStart.values());
    }

    /**
     * Takes over what a file brings, and what was found in it, unless somebody has made chapters. Wants the caller's
     * transaction.
     */
    void found(MediaId media, List<Chapter> brought, List<Duration> slides) {
        if (!of(media).isEmpty()) {
            return;
        }
        List<Chapter> named =
                brought.stream().filter(chapter -> !chapter.title().isBlank()).toList();
        remove(media, true);
        named.forEach(chapter -> entities.persist(new ChapterMark(media, chapter, false)));
        entities.flush();
        events.fire(new MediaEvent.DetailsChanged(media));
        if (named.isEmpty()) {
            slides.forEach(start -> entities.persist(new ChapterMark(media, new Chapter(start, ""), true)));
        }
    }

    private List<Chapter> marks(MediaId media, boolean proposed) {
        return entities
                .createQuery(
                        "select c from ChapterMark c where c.mediaId = :media and c.proposed = :proposed "
                                + "order by c.startMs",
                        ChapterMark.class)
                .setParameter("media", media.value())
                .setParameter("proposed", proposed)
                .getResultList()
                .stream()
                .map(ChapterMark::chapter)
                .toList();
    }

    private void remove(MediaId media, boolean proposed) {
        entities.createQuery("delete from ChapterMark c where c.mediaId = :media and c.proposed = :proposed")
                .setParameter("media", media.value())
                .setParameter("proposed", proposed)
                .executeUpdate();
    }

    private static LoggiaException invalid(String detail) {
        return new LoggiaException(ErrorCode.INVALID_REQUEST, detail);
    }
}
