package io.loggia.media.speech;

import io.loggia.domain.LoggiaException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An engine that writes down what is spoken. */
public interface Transcriber {

    /**
     * @param sound a FLAC file as {@link SpeechSound} makes it
     * @param length of it
     * @param language two or three letters; null to have the engine find out
     * @return what the engine says, which nobody has looked at yet
     * @throws LoggiaException when there is no answer that can be used, with the reason in words
     * @throws InterruptedException when the caller gave up; nobody waits for the answer then
     */
    Heard hear(Path sound, Duration length, @Nullable String language) throws InterruptedException;
}
