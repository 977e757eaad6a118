package io.loggia.portal.catalog.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.portal.catalog.entity.CaptionVersion;
import io.loggia.portal.catalog.entity.CaptionVersion.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What captions were before. Nothing here asks who is asking: go through the {@link MediaGate} first. */
@ApplicationScoped
public class CaptionHistory {

    /** Of one kind and language of an item; the oldest go. */
    private static final int MOST = 40;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    /**
     * A version without its text.
     *
     * @param kind {@code published}, or {@code set-aside} for a draft that gave way to another one
     * @param madeBy null where nobody did it by hand
     */
    public record Past(
            int number, String kind, int cues, @Nullable PersonId madeBy, Instant madeAt) {}

    /** Newest first. */
    public List<Past> of(CaptionPlace place) {
        return entities
                .createQuery(
                        "select v from CaptionVersion v where v.mediaId = :media and v.language = :language"
                                + " and v.trackKind = :kind"
                                + " order by v.number desc",
                        CaptionVersion.class)
                .setParameter("media", place.media().value())
                .setParameter("language", place.language())
                .setParameter("kind", place.kind())
                .getResultList()
                .stream()
                .map(version -> new Past(
                        version.number(),
                        version.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        version.cueCount(),
                        version.madeBy().orElse(null),
                        version.madeAt()))
                .toList();
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when it was never there, or is no longer kept */
    public List<DraftCue> cues(CaptionPlace place, int number) {
        return entities.createQuery(
                        "select v.cues from CaptionVersion v where v.mediaId = :media and v.language = :language"
                                + " and v.trackKind = :kind"
                                + " and v.number = :number",
                        String.class)
                .setParameter("media", place.media().value())
                .setParameter("language", place.language())
                .setParameter("kind", place.kind())
                .setParameter("number", number)
                .getResultStream()
                .findFirst()
                .map(StoredCues::read)
                .orElseThrow(() -> new LoggiaException(ErrorCode.NOT_FOUND, "There is no such version any more."));
    }

    /** The number of what was published last; 0 where nothing was. */
    public int published(CaptionPlace place) {
        return newest(place, " and v.kind = " + CaptionVersion.class.getName() + ".Kind.PUBLISHED");
    }

    void published(CaptionPlace place, List<DraftCue> cues, @Nullable PersonId by, Instant at) {
        keep(place, Kind.PUBLISHED, StoredCues.write(cues), cues.size(), by, at);
    }

    void setAside(CaptionPlace place, List<DraftCue> cues, PersonId by, Instant at) {
        keep(place, Kind.SET_ASIDE, StoredCues.write(cues), cues.size(), by, at);
    }

    private void keep(CaptionPlace place, Kind kind, String cues, int count, @Nullable PersonId by, Instant at) {
        int number = newest(place, "") + 1;
        entities.persist(new CaptionVersion(place.media(), place.language(), place.kind(), number, kind)
                .holding(cues, count, by, at));
        entities.flush();
        entities.createQuery("delete from CaptionVersion v where v.mediaId = :media and v.language = :language"
                        + " and v.trackKind = :kind"
                        + " and v.number <= :old and v.number <> :published")
                .setParameter("media", place.media().value())
                .setParameter("language", place.language())
                .setParameter("kind", place.kind())
                .setParameter("old", number - MOST)
                .setParameter("published", published(place))
                .executeUpdate();
    }

    private int newest(CaptionPlace place, String condition) {
        Integer number = entities.createQuery(
                        "select max(v.number) from CaptionVersion v where v.mediaId = :media and v.language = :language"
                                + " and v.trackKind = :kind"
                                + condition,
                        Integer.class)
                .setParameter("media", place.media().value())
                .setParameter("language", place.language())
                .setParameter("kind", place.kind())
                .getSingleResult();
        return number == null ? 0 : number;
    }
}
