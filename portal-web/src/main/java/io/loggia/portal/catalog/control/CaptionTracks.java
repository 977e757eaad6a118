package io.loggia.portal.catalog.control;

import io.loggia.domain.CaptionKind;
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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /** The item's tracks by language and kind. */
    public List<CaptionTrackRef> of(MediaId media) {
        return entities
                .createQuery(
                        "select c.language, c.kind, c.cueCount, c.origin, c.byDefault from CaptionTrack c "
                                + "where c.mediaId = :media",
                        Object[].class)
                .setParameter("media", media.value())
                .getResultList()
                .stream()
                .map(row -> ref(
                        new CaptionPlace(media, (String) row[0], (CaptionKind) row[1]),
                        (Integer) row[2],
                        (Origin) row[3],
                        (Boolean) row[4]))
                .sorted(Comparator.comparing(CaptionTrackRef::language).thenComparing(CaptionTrackRef::kind))
                .toList();
    }

    /** The cues of a track; empty when there is no such track. */
    public List<Cue> cues(CaptionPlace place) {
        return find(place)
                .map(track -> parser.parse(track.webVtt().getBytes(StandardCharsets.UTF_8), null)
                        .cues())
                .orElse(List.of());
    }

    /**
     * The cues of all that is said, by language. Captions and subtitles of one language tell the same: the former are
     * taken, which tell more.
     */
    public Map<String, List<Cue>> spoken(MediaId media) {
        Map<String, List<Cue>> spoken = new TreeMap<>();
        for (CaptionKind kind : List.of(CaptionKind.CAPTIONS, CaptionKind.SUBTITLES)) {
            of(media).stream()
                    .filter(track -> track.kind() == kind && !spoken.containsKey(track.language()))
                    .forEach(track ->
                            spoken.put(track.language(), cues(new CaptionPlace(media, track.language(), kind))));
        }
        return spoken;
    }

    /** The track as SubRip. */
    public Optional<String> subRip(CaptionPlace place) {
        List<Cue> cues = cues(place);
        return cues.isEmpty() ? Optional.empty() : Optional.of(SubRipWriter.write(cues));
    }

    /** The track as WebVTT. */
    public Optional<String> webVtt(CaptionPlace place) {
        return find(place).map(CaptionTrack::webVtt);
    }

    /**
     * Stores a caption file, replacing the item's track of that kind and language. Wants the caller's transaction.
     *
     * @param length of the media, to warn of cues beyond it; null when not known yet
     * @throws LoggiaException {@link ErrorCode#INVALID_CAPTIONS} with the line, when the file cannot be read
     */
    public Stored put(CaptionPlace place, byte[] file, @Nullable Duration length, PersonId by) {
        return store(place, parser.parse(file, length, place.language()), Origin.UPLOADED, by);
    }

    /** As {@link #put}, for a transcript without times, which is spread over the length of the media. */
    public Stored spread(CaptionPlace place, byte[] file, @Nullable Duration length, PersonId by) {
        return store(place, parser.spread(file, length, place.language()), Origin.ESTIMATED, by);
    }

    /** As {@link #put}, for what was made here. */
    Stored edited(CaptionPlace place, List<Cue> cues, @Nullable Duration length, PersonId by) {
        byte[] file = WebVttWriter.write(cues).getBytes(StandardCharsets.UTF_8);
        return store(place, parser.parse(file, length, place.language()), Origin.EDITED, by);
    }

    /** As {@link #put}, for a track out of the film's own file: what anybody made stays. */
    void embedded(CaptionPlace place, byte[] file) {
        ParsedCaptions captions = parser.parse(file, null);
        boolean made = find(place)
                .filter(known -> known.origin() != Origin.EMBEDDED && known.origin() != Origin.AUTOMATIC)
                .isPresent();
        if (!made) {
            store(place, captions, Origin.EMBEDDED, null);
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
        store(CaptionPlace.subtitles(media, language), parser.parse(file, null), Origin.AUTOMATIC, null);
        return true;
    }

    /** Whether people care for what is written down in that language, so that no engine may. */
    public boolean isPeoples(MediaId media, String language) {
        return Arrays.stream(CaptionKind.values())
                .filter(CaptionKind::isSpoken)
                .flatMap(kind -> find(new CaptionPlace(media, language, kind)).stream())
                .anyMatch(known -> known.origin() != Origin.AUTOMATIC);
    }

    /**
     * Somebody stands for what an engine wrote down. Wants the caller's transaction.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} when there is no such track
     */
    public CaptionTrackRef approve(CaptionPlace place) {
        CaptionTrack track = find(place).orElseThrow(CaptionTracks::notFound);
        if (track.origin() == Origin.AUTOMATIC) {
            track.approve(Instant.now());
            changed(place.media());
        }
        return ref(place, track);
    }

    private Stored store(CaptionPlace place, ParsedCaptions captions, Origin origin, @Nullable PersonId by) {
        turn(place.media());
        Instant now = Instant.now();
        Optional<CaptionTrack> known = find(place);
        if (known.isPresent() && history.published(place) == 0) {
            // A track from before there was a history.
            List<DraftCue> before = cues(place).stream().map(DraftCue::of).toList();
            history.published(place, before, null, known.get().updatedAt());
        }
        CaptionTrack track = known.orElseGet(() -> begin(place));
        track.replace(WebVttWriter.write(captions.cues()), captions.cues().size(), origin, now);
        entities.persist(track);
        entities.flush();
        history.published(place, captions.cues().stream().map(DraftCue::of).toList(), by, now);
        events.fire(new MediaEvent.CaptionsChanged(place.media()));
        return new Stored(ref(place, track), captions.warnings());
    }

    /** Writes down what was changed, and tells who follows. */
    void changed(MediaId media) {
        entities.flush();
        events.fire(new MediaEvent.CaptionsChanged(media));
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
    public void remove(CaptionPlace place) {
        entities.remove(find(place).orElseThrow(CaptionTracks::notFound));
        changed(place.media());
    }

    /** The problem of a track that is not there. */
    public static LoggiaException notFound() {
        return new LoggiaException(ErrorCode.NOT_FOUND, "The item has no captions of this kind in this language.");
    }

    private CaptionTrack begin(CaptionPlace place) {
        if (of(place.media()).size() >= MOST_TRACKS) {
            throw new LoggiaException(
                    ErrorCode.CONFLICT, "An item can have " + MOST_TRACKS + " caption tracks. Remove one first.");
        }
        return new CaptionTrack(place.media(), place.language(), place.kind());
    }

    Optional<CaptionTrack> find(CaptionPlace place) {
        return entities.createQuery(
                        "select c from CaptionTrack c where c.mediaId = :media and c.language = :language"
                                + " and c.kind = :kind",
                        CaptionTrack.class)
                .setParameter("media", place.media().value())
                .setParameter("language", place.language())
                .setParameter("kind", place.kind())
                .getResultStream()
                .findFirst();
    }

    static CaptionTrackRef ref(CaptionPlace place, CaptionTrack track) {
        return ref(place, track.cueCount(), track.origin(), track.isByDefault());
    }

    private static CaptionTrackRef ref(CaptionPlace place, int cues, Origin origin, boolean byDefault) {
        return new CaptionTrackRef(
                place.name(),
                place.language(),
                place.kind(),
                TrackLabel.of(place, origin == Origin.AUTOMATIC),
                cues,
                origin.name().toLowerCase(Locale.ROOT),
                byDefault);
    }
}
