package io.loggia.portal.storage.boundary;

import io.loggia.portal.storage.control.OtherStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;

/** Has a store that is set up by halves stop the start, instead of the first file that is to go there. */
@ApplicationScoped
public class StorageStart {

    @Inject
    private OtherStore other;

    void check(@Observes Startup event) {
        other.requireWhole();
    }
}
