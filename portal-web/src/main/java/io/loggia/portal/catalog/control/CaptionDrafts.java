package io.loggia.portal.catalog.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.media.caption.CaptionLimits;
import io.loggia.portal.catalog.control.CaptionTracks.Stored;
import io.loggia.portal.catalog.entity.CaptionDraft;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Captions that are being worked on. One draft a kind and language, whoever works on it: a save that does not know of the one before
 * is refused, and what gives way to another one is kept in the {@link CaptionHistory}. Nothing here asks who is asking: go
 * through the {@link MediaGate} first.
 */
@ApplicationScoped
public class CaptionDrafts {

    private static final CaptionLimits LIMITS = CaptionLimits.DEFAULT;
    private static final int MAX_SPEAKER_CHARS = 200;
    private static final long LATEST_MS = Duration.ofHours(999_999).toMillis();

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private CaptionTracks tracks;

    @Inject
    private CaptionHistory history;

    /**
     * What an editor works on.
     *
     * @param version null where nothing was saved yet
     * @param published number of the version on which the draft was begun; 0 where none was
     * @param publishedNow number of the version that viewers see; 0 where none was published from here
     */
    public record Draft(
            @Nullable String version,
            int published,
            int publishedNow,
            List<DraftCue> cues,
            @Nullable PersonId savedBy,
            @Nullable Instant savedAt) {}

    /**
     * What an editor says of the draft that it has.
     *
     * @param version that it got last, null where there was none
     * @param published as {@link Draft#published}
     */
    public record Known(@Nullable String version, int published) {}

    /** The draft, or what is published where there is none. */
    public Draft open(CaptionPlace place) {
        int now = history.published(place);
        return find(place)
                .map(draft -> draft(draft, now))
                .orElseGet(() -> new Draft(
                        null,
                        now,
                        now,
                        tracks.cues(place).stream().map(DraftCue::of).toList(),
                        null,
                        null));
    }

    private static Draft draft(CaptionDraft draft, int now) {
        return new Draft(
                draft.version().toString(),
                draft.publishedNumber(),
                now,
                StoredCues.read(draft.cues()),
                draft.savedBy(),
                draft.savedAt());
    }

    /**
     * Saves a draft. Wants the caller's transaction.
     *
     * @param setAside whether the draft that gives way to this one is to be kept in the history
     * @throws LoggiaException {@link ErrorCode#CONFLICT} when somebody has saved another one meanwhile,
     *     {@link ErrorCode#INVALID_REQUEST} for more than captions may have
     */
    public Draft save(CaptionPlace place, Known known, List<DraftCue> cues, boolean setAside, PersonId by) {
        check(cues);
        tracks.turn(place.media());
        Optional<CaptionDraft> before = found(place, known);
        if (setAside) {
            before.ifPresent(draft -> setAside(place, draft));
        }
        CaptionDraft draft = before.orElseGet(
                () -> new CaptionDraft(place.media(), place.language(), place.kind(), known.published()));
        draft.save(StoredCues.write(cues), by, Instant.now());
        entities.persist(draft);
        entities.flush();
        return draft(draft, history.published(place));
    }

    /** Gives a draft up, and keeps it in the history. Wants the caller's transaction. */
    public void discard(CaptionPlace place, Known known) {
        tracks.turn(place.media());
        found(place, known).ifPresent(draft -> {
            setAside(place, draft);
            entities.remove(draft);
            entities.flush();
        });
    }

    /** Keeps cues in the history that gave way to somebody else's. Wants the caller's transaction. */
    public void keep(CaptionPlace place, List<DraftCue> cues, PersonId by) {
        check(cues);
        tracks.turn(place.media());
        history.setAside(place, cues, by, Instant.now());
    }

    /**
     * Makes the draft what viewers see, what is searched and what is packaged. Wants the caller's transaction.
     *
     * @param known with the number of the version that is to be replaced
     * @throws LoggiaException {@link ErrorCode#CONFLICT} when the draft or the published version is another one by now,
     *     {@link ErrorCode#INVALID_CAPTIONS} for a cue without words or length
     */
    public Stored publish(CaptionPlace place, Known known, @Nullable Duration length, PersonId by) {
        tracks.turn(place.media());
        CaptionDraft draft = found(place, known)
                .orElseThrow(() -> new LoggiaException(ErrorCode.NOT_FOUND, "There is no draft to publish."));
        if (history.published(place) != known.published()) {
            throw new LoggiaException(
                    ErrorCode.CONFLICT, "The published captions were replaced since this draft was begun.");
        }
        List<DraftCue> cues = StoredCues.read(draft.cues());
        for (int i = 0; i < cues.size(); i++) {
            if (!cues.get(i).isWhole()) {
                throw new LoggiaException(
                        ErrorCode.INVALID_CAPTIONS, "Cue " + (i + 1) + " has no words, or ends before it begins.");
            }
        }
        if (cues.isEmpty()) {
            throw new LoggiaException(ErrorCode.INVALID_CAPTIONS, "There is no cue to publish.");
        }
        Stored stored = tracks.edited(place, cues.stream().map(DraftCue::whole).toList(), length, by);
        entities.remove(draft);
        entities.flush();
        return stored;
    }

    private void setAside(CaptionPlace place, CaptionDraft draft) {
        history.setAside(place, StoredCues.read(draft.cues()), draft.savedBy(), draft.savedAt());
    }

    /** The draft, if it is the one that an editor knows. */
    private Optional<CaptionDraft> found(CaptionPlace place, Known known) {
        Optional<CaptionDraft> draft = find(place);
        String version = draft.map(one -> one.version().toString()).orElse(null);
        if (!Objects.equals(version, known.version())) {
            throw new LoggiaException(ErrorCode.CONFLICT, "Somebody else has worked on these captions meanwhile.");
        }
        return draft;
    }

    private Optional<CaptionDraft> find(CaptionPlace place) {
        return entities.createQuery(
                        "select d from CaptionDraft d where d.mediaId = :media and d.language = :language"
                                + " and d.trackKind = :kind",
                        CaptionDraft.class)
                .setParameter("media", place.media().value())
                .setParameter("language", place.language())
                .setParameter("kind", place.kind())
                .getResultStream()
                .findFirst();
    }

    private static void check(List<DraftCue> cues) {
        if (cues.size() > LIMITS.maxCues()) {
            throw invalid("A track may have " + LIMITS.maxCues() + " cues at most.");
        }
        long chars = 0;
        for (DraftCue cue : cues) {
            String speaker = cue.speaker();
            chars += cue.text().length();
            if (cue.text().length() > LIMITS.maxCueChars()
                    || (speaker != null && speaker.length() > MAX_SPEAKER_CHARS)) {
                throw invalid("A cue may have " + LIMITS.maxCueChars() + " characters, and a speaker "
                        + MAX_SPEAKER_CHARS + ".");
            }
            if (cue.startMs() < 0 || cue.endMs() < 0 || cue.startMs() > LATEST_MS || cue.endMs() > LATEST_MS) {
                throw invalid("A cue's times lie between 0 and " + LATEST_MS / 1000 + " seconds.");
            }
        }
        if (chars > LIMITS.maxBytes()) {
            throw invalid("A track may have " + LIMITS.maxBytes() + " characters at most.");
        }
    }

    private static LoggiaException invalid(String detail) {
        return new LoggiaException(ErrorCode.INVALID_REQUEST, detail);
    }
}
