package io.loggia.portal.admin.boundary;

import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Writes down who had the second store tried; the trial itself is in no transaction, since a store may be slow. */
@ApplicationScoped
@Transactional
public class StorageTrials {

    private static final Subject STORAGE = new Subject("storage", null, null);

    @Inject
    private AuditLog audit;

    void tried(boolean passed) {
        audit.byCaller("storage.tested", STORAGE, null, passed ? "All steps passed" : "A step failed");
    }
}
