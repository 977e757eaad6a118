package io.loggia.portal.semantic.control;

import io.loggia.portal.platform.control.OutgoingHttp;
import io.loggia.portal.semantic.control.SemanticSetup.Setup;
import io.loggia.search.embedding.Embedder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Gives the model that admins have set. */
@ApplicationScoped
public class Embedders {

    /** A person waits, though not as long as this: what comes later is for whoever asks the same again. */
    private static final Duration FOR_A_QUESTION = Duration.ofSeconds(5);

    private static final Duration FOR_PASSAGES = Duration.ofMinutes(1);

    @Inject
    private OutgoingHttp http;

    /** @param setup of a model that is on */
    public Embedder ofQuestions(Setup setup) {
        return of(setup, setup.questionPrefix(), FOR_A_QUESTION);
    }

    /** @param setup of a model that is on */
    public Embedder ofPassages(Setup setup) {
        return of(setup, setup.passagePrefix(), FOR_PASSAGES);
    }

    private Embedder of(Setup setup, String prefix, Duration limit) {
        return new HttpEmbedder(http, setup.address(), setup.model(), setup.key(), prefix, limit);
    }
}
