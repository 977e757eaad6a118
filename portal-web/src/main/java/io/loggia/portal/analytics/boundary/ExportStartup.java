package io.loggia.portal.analytics.boundary;

import io.loggia.portal.analytics.control.Exports;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;

/** Empties the folder for exports when the server starts: a killed one may have left there who watched what. */
@ApplicationScoped
public class ExportStartup {

    private static final int AFTER_DATA = 500;

    @Inject
    private Exports exports;

    void open(@Observes @Priority(AFTER_DATA) Startup event) {
        exports.open();
    }
}
