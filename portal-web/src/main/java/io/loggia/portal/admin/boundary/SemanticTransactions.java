package io.loggia.portal.admin.boundary;

import io.loggia.portal.admin.control.SemanticChanges;
import io.loggia.portal.semantic.control.SemanticSetup;
import io.loggia.portal.semantic.control.SemanticSetup.Setup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** What is read before a model is asked, and written afterwards. */
@ApplicationScoped
@Transactional
public class SemanticTransactions {

    @Inject
    private SemanticSetup setup;

    @Inject
    private SemanticChanges changes;

    Setup read() {
        return setup.read();
    }

    void tested(Setup asked, boolean answered) {
        changes.tested(asked, answered);
    }
}
