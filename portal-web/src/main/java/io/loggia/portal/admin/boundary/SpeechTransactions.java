package io.loggia.portal.admin.boundary;

import io.loggia.portal.admin.control.SpeechChanges;
import io.loggia.portal.speech.control.SpeechSetup;
import io.loggia.portal.speech.control.SpeechSetup.Setup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** What is read before a speech engine is asked, and written afterwards. */
@ApplicationScoped
@Transactional
public class SpeechTransactions {

    @Inject
    private SpeechSetup setup;

    @Inject
    private SpeechChanges changes;

    Setup read() {
        return setup.read();
    }

    void tested(Setup asked, boolean answered) {
        changes.tested(asked, answered);
    }
}
