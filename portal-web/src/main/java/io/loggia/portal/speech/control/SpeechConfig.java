package io.loggia.portal.speech.control;

import io.loggia.portal.platform.control.LoggiaConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.NotBlank;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of speech to text on this machine. */
@Dependent
@ConfigProperties(prefix = "loggia.speech")
public class SpeechConfig implements LoggiaConfig {

    /** Folder with models of whisper.cpp, below {@code loggia.home} unless absolute; of its files an admin chooses one. */
    @NotBlank
    @ConfigProperty(name = "models", defaultValue = "speech-models")
    public String models = "speech-models";
}
