package io.loggia.portal.processing.control;

import io.loggia.media.speech.Transcriber;
import io.loggia.portal.speech.control.SpeechModels;
import io.loggia.portal.speech.control.SpeechSetup.Engine;
import io.loggia.portal.speech.control.SpeechSetup.Setup;
import io.loggia.portal.speech.control.Transcribers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Gives the engine that admins have set: one that is asked by HTTP, or whisper.cpp in a process of this machine. */
@ApplicationScoped
public class SpeechEngines {

    @Inject
    private MediaEngine media;

    @Inject
    private Transcribers transcribers;

    @Inject
    private SpeechModels models;

    /**
     * @param setup of an engine that is on
     * @throws io.loggia.domain.LoggiaException when there is no such engine on this machine
     */
    Transcriber of(Setup setup) throws InterruptedException {
        return setup.engine() == Engine.WHISPER
                ? media.whisper(
                        models.folder(), setup.local().model(), setup.local().threads())
                : transcribers.of(setup);
    }
}
