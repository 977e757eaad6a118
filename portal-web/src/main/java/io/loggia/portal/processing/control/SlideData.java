package io.loggia.portal.processing.control;

import io.loggia.domain.LoggiaException;
import io.loggia.media.ocr.LanguageData;
import io.loggia.media.ocr.SlideReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * Whether text is read off slides on this server. Looked up each time: language data that is installed counts from the next
 * film on.
 */
@ApplicationScoped
public class SlideData {

    private static final String OFF = "off";
    private static final String DEBIAN = "debian";

    @Inject
    @ConfigProperties
    private ProcessingConfig config;

    @Inject
    private MediaEngine engine;

    /** Whether slides are read, and if not, what is missing. */
    public enum State {
        READY,
        /** By the setting. */
        OFF,
        /** Debian's packages are not installed. */
        NOT_INSTALLED,
        /** The folder that the setting names holds no language data. */
        NOTHING_THERE,
        /** The program does not start. */
        BROKEN
    }

    /**
     * How reading stands.
     *
     * @param folder with the language data; null where none was named or found
     * @param languages as Tesseract names them
     * @param program its version; null where it was not asked, or did not answer
     * @param trouble why the program does not start
     */
    public record Standing(
            State state,
            @Nullable String folder,
            List<String> languages,
            @Nullable String program,
            @Nullable String trouble) {}

    /** What slides can be read with; empty where they are not. */
    Optional<LanguageData> find() {
        if (config.slideText.equals(OFF)) {
            return Optional.empty();
        }
        Optional<LanguageData> data = config.slideText.equals(DEBIAN)
                ? LanguageData.ofDebian()
                : Optional.of(LanguageData.at(Path.of(config.slideText)));
        return data.filter(found -> !found.languages().isEmpty());
    }

    boolean isThere() {
        return find().isPresent();
    }

    /** Starts the program, to see whether it does. */
    public Standing standing() throws InterruptedException {
        LanguageData data = find().orElse(null);
        if (data == null) {
            return missing();
        }
        try {
            SlideReader.Trial trial = engine.slideReader(data).trial();
            return trial.trouble().isEmpty()
                    ? standing(State.READY, data, trial.version(), null)
                    : standing(State.BROKEN, data, null, trial.trouble());
        } catch (LoggiaException e) {
            return standing(State.BROKEN, data, null, e.detail());
        }
    }

    private Standing missing() {
        return switch (config.slideText) {
            case OFF -> new Standing(State.OFF, null, List.of(), null, null);
            case DEBIAN -> new Standing(State.NOT_INSTALLED, null, List.of(), null, null);
            default -> new Standing(State.NOTHING_THERE, config.slideText, List.of(), null, null);
        };
    }

    private static Standing standing(
            State state, LanguageData data, @Nullable String program, @Nullable String trouble) {
        return new Standing(state, data.folder().toString(), data.languages(), program, trouble);
    }
}
