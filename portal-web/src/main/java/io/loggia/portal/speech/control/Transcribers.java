package io.loggia.portal.speech.control;

import io.loggia.media.speech.Transcriber;
import io.loggia.portal.platform.control.OutgoingHttp;
import io.loggia.portal.speech.control.SpeechSetup.Setup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Gives the engine that admins have set, where it is one that is asked by HTTP. */
@ApplicationScoped
public class Transcribers {

    @Inject
    private OutgoingHttp http;

    /** @param setup of an engine that is on */
    public Transcriber of(Setup setup) {
        return new HttpTranscriber(http, setup.address(), setup.model(), setup.key());
    }
}
