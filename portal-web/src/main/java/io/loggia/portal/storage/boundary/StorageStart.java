package io.loggia.portal.storage.boundary;

import io.loggia.portal.platform.control.PeriodicTasks;
import io.loggia.portal.storage.control.ConfiguredStores;
import io.loggia.portal.storage.control.OtherStore;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Has a store that is set up by halves stop the start, instead of the first file that is to go there; and a server follow what
 * an admin sets up, where its settings name no store.
 */
@ApplicationScoped
public class StorageStart {

    private static final int AFTER_THE_SCHEMA = 50;
    private static final Duration EVERY = Duration.ofSeconds(1);

    @Inject
    private ConfiguredStores configured;

    @Inject
    private OtherStore other;

    @Inject
    private SetupTransactions transactions;

    @Inject
    private PeriodicTasks tasks;

    private int followed;

    void check(@Observes @Priority(AFTER_THE_SCHEMA) Startup event) {
        configured.requireWhole();
        if (!other.setup().bySettings()) {
            look();
            tasks.every(EVERY, "The look at what is set up as a second store", this::look);
        }
    }

    private void look() {
        int version = transactions.version();
        if (version != followed) {
            other.follow(transactions.read());
            followed = version;
        }
    }
}
