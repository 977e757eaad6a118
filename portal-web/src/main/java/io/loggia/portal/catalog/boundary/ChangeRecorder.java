package io.loggia.portal.catalog.boundary;

import io.loggia.domain.MediaEvent;
import io.loggia.portal.catalog.control.ChangeLog;
import io.loggia.portal.identity.control.PlaceChanged;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Writes every fact about an item into the change log, in the transaction that makes it true. */
@ApplicationScoped
public class ChangeRecorder {

    private static final int BEFORE_ANY_CHANGE = 50;

    @Inject
    private ChangeLog log;

    @Transactional
    void begin(@Observes @Priority(BEFORE_ANY_CHANGE) Startup event) {
        log.begin();
    }

    void record(@Observes MediaEvent event) {
        log.append(event.mediaId());
    }

    /** The index knows items by the department of their owner. */
    void record(@Observes PlaceChanged event) {
        switch (event) {
            case PlaceChanged.Moved moved -> log.appendOwnedBy(moved.person());
            case PlaceChanged.Renamed renamed -> log.appendOwnedIn(renamed.department());
        }
    }
}
