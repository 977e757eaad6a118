package io.loggia.portal.catalog.control;

import io.loggia.domain.Cue;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaEvent;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.media.caption.CaptionLimits;
import io.loggia.media.caption.CaptionParser;
import io.loggia.media.caption.ParsedCaptions;
import io.loggia.media.caption.SubRipWriter;
import io.loggia.media.caption.WebVttWriter;
import io.loggia.portal.catalog.entity.CaptionTrack;
import io.loggia.portal.catalog.entity.CaptionTrack.Origin;
import io.loggia.portal.catalog.entity.MediaItem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Caption tracks of items. Nothing here asks who is asking: go through the {@link MediaGate} first. */
@ApplicationScoped
public class CaptionTracks {

    /** The largest file that is read at all. */
    public static final int MAX_BYTES = CaptionLimits.DEFAULT.maxBytes();

    private static final int MOST_TRACKS = 50;

    private final CaptionParser parser = new CaptionParser(CaptionLimits.DEFAULT);

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private CaptionHistory history;

    @Inject
    private Event<MediaEvent> events;

    /**
     * A stored track.
     *
     * @param warnings sentences for the author
     */
    public record Stored(CaptionTrackRef track, List<String> warnings) {}

    /** The item's tracks by language. */
    public List<CaptionTrackRef> of(MediaId media) {
        return entities
                .createQuery(
                        "select c.language, c.cueCount, c.origin from CaptionTrack c where c.mediaId = :media "
                                + "order by c.language",
                        Object[].class)
                .setParameter("media", media.value())
                .getResultList()
                .stream()
                .map(row -> ref((String) row[0], (Integer) row[1], (Origin) row[2]))
                .toList();
    }

    /** The cues of a track; empty when there is no such track. */
    public List<Cue> cues(MediaId media, String language) {
        return find(media, language)
                .map(track -> parser.parse(track.webVtt().getBytes(StandardCharsets.UTF_8), null)
                        .cues())
                .orElse(List.of());
    }

    /** The track as SubRip. */
    public Optional<String> subRip(MediaId media, String language) {
        List<Cue> cues = cues(media, language);
        return cues.isEmpty() ? Optional.empty() : Optional.of(SubRipWriter.write(cues));
    }

    /** The track as WebVTT. */
    public Optional<String> webVtt(MediaId media, String language) {
        return find(media, language).map(CaptionTrack::webVtt);
    }

    /**
     * Stores a caption file, replacing the item's track of that language. Wants the caller's transaction.
     *
     * @param language canonical
     * @param length of the media, to warn of cues beyond it; null when not known yet
     * @throws LoggiaException {@link ErrorCode#INVALID_CAPTIONS} with the line, when the file cannot be read
     */
    public Stored put(MediaId media, String language, byte[] file, @Nullable Duration length, PersonId by) {
        return store(media, language, parser.parse(file, length, language), Origin.UPLOADED, by);
    }

    /** As {@link #put}, for a transcript without times, which is spread over the length of the media. */
    public Stored spread(MediaId media, String language, byte[] file, @Nullable Duration length, PersonId by) {
        return store(media, language, parser.spread(file, length, language), Origin.ESTIMATED, by);
    }

    /** As {@link #put}, for what was made here. */
    Stored edited(MediaId media, String language, List<Cue> cues, @Nullable Duration length, PersonId by) {
        byte[] file = WebVttWriter.write(cues).getBytes(StandardCharsets.UTF_8);
        return store(media, language, parser.parse(file, length, language), Origin.EDITED, by);
    }

    /** As {@link #put}, for a track out of the film's own file: what anybody made stays. */
    void embedded(MediaId media, String language, byte[] file) {
        ParsedCaptions captions = parser.parse(file, null);
        boolean made = find(media, language)
                .filter(known -> known.origin() != Origin.EMBEDDED && known.origin() != Origin.AUTOMATIC)
                .isPresent();
        if (!made) {
            store(media, language, captions, Origin.EMBEDDED, null);
        }
    }

    /**
     * Stores what an engine wrote down. Wants the caller's transaction.
     *
     * @return false where people care for the captions of that language, which stay as they are
     */
    public boolean automatic(MediaId media, String language, List<Cue> cues) {
        turn(media);
        if (isPeoples(media, language)) {
            return false;
        }
        byte[] file = WebVttWriter.write(cues).getBytes(StandardCharsets.UTF_8);
        store(media, language, parser.parse(file, null), Origin.AUTOMATIC, null);
        return true;
    }

    /** Whether there are captions of that language that no engine may replace. */
    public boolean isPeoples(MediaId media, String language) {
        return find(media, language)
                .filter(known -> known.origin() != Origin.AUTOMATIC)
                .isPresent();
    }

    /**
     * Somebody stands for what an engine wrote down. Wants the caller's transaction.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} when there is no such track
     */
    public CaptionTrackRef approve(MediaId media, String language) {
        CaptionTrack track = find(media, language).orElseThrow(CaptionTracks::notFound);
        if (track.origin() == Origin.AUTOMATIC) {
            track.approve(Instant.now());
            entities.flush();
            events.fire(new MediaEvent.CaptionsChanged(media));
        }
        return ref(language, track.cueCount(), track.origin());
    }

    private Stored store(
            MediaId media, String language, ParsedCaptions captions, Origin origin, @Nullable PersonId by) {
        turn(media);
        Instant now = Instant.now();
        int count = captions.cues().size();
        Optional<CaptionTrack> known = find(media, language);
        if (known.isPresent() && history.published(media, language) == 0) {
            // A track from before there was a history.
            List<DraftCue> before =
                    cues(media, language).stream().map(DraftCue::of).toList();
            history.published(media, language, before, null, known.get().updatedAt());
        }
        CaptionTrack track = known.orElseGet(() -> begin(media, language));
        track.replace(WebVttWriter.write(captions.cues()), count, origin, now);
        entities.persist(track);
        entities.flush();
        history.published(
                media, language, captions.cues().stream().map(DraftCue::of).toList(), by, now);
        events.fire(new MediaEvent.CaptionsChanged(media));
        return new Stored(ref(language, count, origin), captions.warnings());
    }

    /** Until the caller's transaction ends, nobody else changes captions of the item. */
    void turn(MediaId media) {
        entities.createQuery("select m from MediaItem m where m.id = :media", MediaItem.class)
                .setParameter("media", media.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /**
     * Removes a track. Wants the caller's transaction.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} when there is none
     */
    public void remove(MediaId media, String language) {
        entities.remove(find(media, language).orElseThrow(CaptionTracks::notFound));
        entities.flush();
        events.fire(new MediaEvent.CaptionsChanged(media));
    }

    /** The problem of a track that is not there. */
    public static LoggiaException notFound() {
        return new LoggiaException(ErrorCode.NOT_FOUND, "The item has no captions in this language.");
    }

    private CaptionTrack begin(MediaId media, String language) {
        if (of(media).size() >= MOST_TRACKS) {
            throw new LoggiaException(
                    ErrorCode.CONFLICT, "An item can have " + MOST_TRACKS + " caption tracks. Remove one first.");
        }
        return new CaptionTrack(media, language);
    }

    private Optional<CaptionTrack> find(MediaId media, String language) {
        return entities.createQuery(
                        "select c from CaptionTrack c where c.mediaId = :media and c.language = :language",
                        CaptionTrack.class)
                .setParameter("media", media.value())
                .setParameter("language", language)
                .getResultStream()
                .findFirst();
    }

    private static CaptionTrackRef ref(String language, int cues, Origin origin) {
        String label = origin == Origin.AUTOMATIC ? LanguageTag.automaticLabel(language) : LanguageTag.label(language);
        return new CaptionTrackRef(language, label, cues, origin.name().toLowerCase(Locale.ROOT));
    }
}
