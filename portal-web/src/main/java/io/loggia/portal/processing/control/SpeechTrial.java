package io.loggia.portal.processing.control;

import io.loggia.domain.LoggiaException;
import io.loggia.media.speech.Heard;
import io.loggia.media.speech.SpeechSound;
import io.loggia.media.whisper.WhisperException;
import io.loggia.media.whisper.WhisperTrouble;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.speech.control.SpeechSetup.Setup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks an engine what it hears in a tone: whether it answers at all, knows the model and takes the key. */
@ApplicationScoped
public class SpeechTrial {

    private static final int MOST_TEXT = 300;

    @Inject
    private MediaEngine engine;

    @Inject
    private MediaStore store;

    @Inject
    private SpeechEngines engines;

    /**
     * What came of it.
     *
     * @param text what it heard, which may be nothing
     * @param trouble why there is no answer; null when there is one
     * @param code of the trouble, where it has one: those of whisper.cpp's process do
     */
    public record Trial(
            Duration took,
            String text,
            @Nullable String trouble,
            @Nullable WhisperTrouble code) {}

    /** @throws InterruptedException when the server stops meanwhile */
    public Trial run(Setup setup) throws InterruptedException {
        String name = "speech-" + UUID.randomUUID();
        try {
            Path tone = store.scratch(name).resolve("tone.flac");
            engine.speechSound().tone(tone);
            return ask(setup, tone);
        } finally {
            store.deleteScratch(name);
        }
    }

    private Trial ask(Setup setup, Path tone) throws InterruptedException {
        Instant begun = Instant.now();
        try {
            Heard heard = engines.of(setup).hear(tone, SpeechSound.length(tone), null);
            String text = heard.segments().stream().map(Heard.Segment::text).collect(Collectors.joining(" "));
            return new Trial(
                    Duration.between(begun, Instant.now()),
                    text.substring(0, Math.min(text.length(), MOST_TEXT)).strip(),
                    null,
                    null);
        } catch (WhisperException e) {
            return new Trial(Duration.between(begun, Instant.now()), "", e.detail(), e.trouble());
        } catch (LoggiaException e) {
            return new Trial(Duration.between(begun, Instant.now()), "", e.detail(), null);
        }
    }
}
