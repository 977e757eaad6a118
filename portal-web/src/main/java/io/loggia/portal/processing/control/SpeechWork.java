package io.loggia.portal.processing.control;

import io.loggia.domain.Cue;
import io.loggia.domain.MediaId;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.speech.Heard;
import io.loggia.media.speech.SpeechSound;
import io.loggia.media.speech.SpokenCues;
import io.loggia.media.speech.Transcriber;
import io.loggia.portal.catalog.control.CaptionTracks;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.processing.control.HeardPieces.Piece;
import io.loggia.portal.speech.control.SpeechSetup;
import io.loggia.portal.speech.control.SpeechSetup.Setup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Has an engine write down what is spoken in a film, piece by piece. What it answered to a piece outlives the attempt, so
 * that after a server died nothing is sent twice.
 */
@ApplicationScoped
public class SpeechWork {

    private static final Duration PIECE = Duration.ofMinutes(10);

    /** How far from the end of a piece a pause is looked for. */
    private static final Duration AROUND = Duration.ofSeconds(20);

    private static final String SOUND = "sound.flac";
    private static final String CUT = "piece.flac";
    private static final double TAKEN = 0.1;

    @Inject
    private MediaEngine engine;

    @Inject
    private AttemptFolders folders;

    @Inject
    private SpeechSetup setup;

    @Inject
    private SpeechEngines engines;

    @Inject
    private MediaGate gate;

    @Inject
    private Revisions revisions;

    @Inject
    private CaptionTracks captions;

    /** Somebody said or found out what is spoken, or nobody yet. */
    private record Language(
            @Nullable String spoken, @Nullable String track) {}

    Result hear(Claim claim, MediaInfo info, Path source, DoubleConsumer progress) throws InterruptedException {
        Setup engineSet = setup.inForce();
        MediaRef media = revisions
                .findIfExists(claim.revision())
                .map(RevisionRef::media)
                .flatMap(gate::find)
                .orElse(null);
        if (!engineSet.isOn() || media == null) {
            return new Result.Nothing("No engine is set up that writes down what is spoken.");
        }
        if (info.audio().isEmpty()) {
            return new Result.Nothing("There is no sound in it.");
        }
        Language known = language(media, engineSet);
        Optional<Result> none = reasonAgainst(media.id(), known, engineSet);
        if (none.isPresent()) {
            return none.get();
        }
        Path sound = sound(claim, info, source, progress);
        Result result = pieces(claim, sound, media.id(), known, engineSet, progress);
        folders.removeKept(claim.job());
        return result;
    }

    private static Language language(MediaRef media, Setup engineSet) {
        String said = media.language();
        if (said != null) {
            return new Language(Locale.forLanguageTag(said).getLanguage(), said);
        }
        String only = engineSet.languages().size() == 1 ? engineSet.languages().getFirst() : null;
        return new Language(only, only);
    }

    private Optional<Result> reasonAgainst(MediaId media, Language language, Setup engineSet) {
        String spoken = language.spoken();
        String track = language.track();
        if (spoken == null || track == null) {
            return Optional.empty();
        }
        if (!engineSet.takes(spoken)) {
            return Optional.of(new Result.Nothing("No captions are made in its language (" + track + ")."));
        }
        return captions.isPeoples(media, track)
                ? Optional.of(new Result.Nothing("There are captions by people in its language (" + track + ")."))
                : Optional.empty();
    }

    private Path sound(Claim claim, MediaInfo info, Path source, DoubleConsumer progress) throws InterruptedException {
        Path kept = folders.kept(claim);
        Path sound = kept.resolve(SOUND);
        try {
            Files.createDirectories(kept);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the sound", e);
        }
        if (!Files.isRegularFile(sound)) {
            engine.speechSound().take(info, source, sound, share -> progress.accept(share * TAKEN));
        }
        return sound;
    }

    private Result pieces(
            Claim claim, Path sound, MediaId media, Language begun, Setup engineSet, DoubleConsumer progress)
            throws InterruptedException {
        HeardPieces kept = new HeardPieces(folders.kept(claim));
        Transcriber transcriber = engines.of(engineSet);
        Duration length = SpeechSound.length(sound);
        Language language = begun;
        List<Cue> cues = new ArrayList<>();
        Duration from = Duration.ZERO;
        while (from.compareTo(length) < 0) {
            Piece piece = kept.find(from).orElse(null);
            if (piece == null) {
                piece = hear(
                        transcriber, sound, from, end(sound, from, length, folders.kept(claim)), language.spoken());
                kept.keep(piece);
            }
            if (language.spoken() == null && !piece.cues().isEmpty()) {
                String told = piece.language();
                if (told == null) {
                    return new Result.Nothing(
                            "The engine does not tell which language it heard. Set the item's language, then try again.");
                }
                language = new Language(told, told);
                Optional<Result> none = reasonAgainst(media, language, engineSet);
                if (none.isPresent()) {
                    return none.get();
                }
            }
            cues.addAll(piece.cues());
            from = piece.to();
            progress.accept(TAKEN + (1 - TAKEN) * from.toMillis() / length.toMillis());
        }
        String track = language.track();
        return cues.isEmpty() || track == null
                ? new Result.Nothing("Nobody speaks in it.")
                : new Result.Spoken(track, cues);
    }

    private Piece hear(Transcriber transcriber, Path sound, Duration from, Duration to, @Nullable String language)
            throws InterruptedException {
        Path piece = sound.resolveSibling(CUT);
        engine.speechSound().cut(sound, from, to, piece);
        Duration length = to.minus(from);
        Heard heard = transcriber.hear(piece, length, language);
        return new Piece(from, to, heard.language(), SpokenCues.of(heard, from, length));
    }

    /** In a pause near the end of a piece; what would be left as a short rest belongs to it. */
    private Duration end(Path sound, Duration from, Duration length, Path scratch) throws InterruptedException {
        Duration usual = from.plus(PIECE);
        if (length.minus(usual).compareTo(AROUND.multipliedBy(2)) <= 0) {
            return length;
        }
        return engine.speechSound().quietest(sound, usual.minus(AROUND), usual.plus(AROUND), scratch);
    }
}
