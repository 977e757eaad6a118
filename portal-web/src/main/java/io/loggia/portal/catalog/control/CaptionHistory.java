package io.loggia.portal.catalog.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
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

    /** Of one language of an item; the oldest go. */
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
    public List<Past> of(MediaId media, String language) {
        return entities
                .createQuery(
                        "select v from CaptionVersion v where v.mediaId = :media and v.language = :language"
                                + " order by v.number desc",
                        CaptionVersion.class)
                .setParameter("media", media.value())
                .setParameter("language", language)
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
    public List<DraftCue> cues(MediaId media, String language, int number) {
        return entities.createQuery(
                        "select v.cues from CaptionVersion v where v.mediaId = :media and v.language = :language"
                                + " and v.number = :number",
                        String.class)
                .setParameter("media", media.value())
                .setParameter("language", language)
                .setParameter("number", number)
                .getResultStream()
                .findFirst()
                .map(StoredCues::read)
                .orElseThrow(() -> new LoggiaException(ErrorCode.NOT_FOUND, "There is no such version any more."));
    }

    /** The number of what was published last; 0 where nothing was. */
    public int published(MediaId media, String language) {
        return newest(media, language, " and v.kind = " + CaptionVersion.class.getName() + ".Kind.PUBLISHED");
    }

    void published(MediaId media, String language, List<DraftCue> cues, @Nullable PersonId by, Instant at) {
        keep(media, language, Kind.PUBLISHED, StoredCues.write(cues), cues.size(), by, at);
    }

    void setAside(MediaId media, String language, List<DraftCue> cues, PersonId by, Instant at) {
        keep(media, language, Kind.SET_ASIDE, StoredCues.write(cues), cues.size(), by, at);
    }

    private void keep(
            MediaId media, String language, Kind kind, String cues, int count, @Nullable PersonId by, Instant at) {
        int number = newest(media, language, "") + 1;
        entities.persist(new CaptionVersion(media, language, number, kind).holding(cues, count, by, at));
        entities.flush();
        entities.createQuery("delete from CaptionVersion v where v.mediaId = :media and v.language = :language"
                        + " and v.number <= :old and v.number <> :published")
                .setParameter("media", media.value())
                .setParameter("language", language)
                .setParameter("old", number - MOST)
                .setParameter("published", published(media, language))
                .executeUpdate();
    }

    private int newest(MediaId media, String language, String condition) {
        Integer number = entities.createQuery(
                        "select max(v.number) from CaptionVersion v where v.mediaId = :media and v.language = :language"
                                + condition,
                        Integer.class)
                .setParameter("media", media.value())
                .setParameter("language", language)
                .getSingleResult();
        return number == null ? 0 : number;
    }
}
