package io.loggia.portal.speech.control;

import io.loggia.media.whisper.WhisperModels;
import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** The operator's folder of models for whisper.cpp, as it is on this server. */
@ApplicationScoped
public class SpeechModels {

    @Inject
    @ConfigProperties
    private SpeechConfig config;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    public WhisperModels folder() {
        return new WhisperModels(Path.of(platform.home).resolve(config.models));
    }
}
