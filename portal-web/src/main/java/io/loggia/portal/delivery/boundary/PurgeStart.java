package io.loggia.portal.delivery.boundary;

import io.loggia.domain.MediaEvent;
import io.loggia.domain.MediaId;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionHistory;
import io.loggia.portal.catalog.control.RevisionHistory.Past;
import io.loggia.portal.delivery.control.DeliverySetup;
import io.loggia.portal.delivery.control.PurgeQueue;
import io.loggia.portal.delivery.control.Purger;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Ties purging to the server's life, and to items that go, are withdrawn, or are replaced by another film. */
@ApplicationScoped
public class PurgeStart {

    private static final int AFTER_IDENTITY = 200;

    @Inject
    private PurgeQueue queue;

    @Inject
    private Purger purger;

    @Inject
    private DeliverySetup setup;

    @Inject
    private MediaGate gate;

    @Inject
    private RevisionHistory history;

    void start(@Observes @Priority(AFTER_IDENTITY) Startup event) {
        queue.start(purger::forget);
    }

    void stop(@Observes Shutdown event) {
        queue.stop();
    }

    /** In the transaction that takes the item away: one that is gone and not purged must not be. */
    void trashed(@Observes MediaEvent.Trashed event) {
        purge(event.mediaId());
    }

    /** Whatever a CDN may have fetched since. */
    void deleted(@Observes MediaEvent.Deleted event) {
        purge(event.mediaId());
    }

    void changed(@Observes MediaEvent.DetailsChanged event) {
        MediaRef media = gate.find(event.mediaId())
                .filter(known -> known.publishedAt() != null)
                .orElse(null);
        if (media == null) {
            return;
        }
        Instant now = Instant.now();
        if (!media.access().isOpen(now)) {
            purge(media.id());
        }
        Instant end = media.access().publishUntil();
        if (end != null && end.isAfter(now)) {
            // Whichever CDN is in use by then; where the end was moved, what is open is fetched once more.
            queue.addAt(media.id(), end);
        }
    }

    void replaced(@Observes MediaEvent.Playable event) {
        MediaRef media = gate.find(event.mediaId()).orElse(null);
        if (media != null && media.publishedAt() != null && hasReplaced(history.of(media.id()))) {
            purge(media.id());
        }
    }

    /** Whatever number the one has that plays now: its author may have gone back to the first. */
    static boolean hasReplaced(List<Past> revisions) {
        return revisions.stream().anyMatch(past -> past.replacedAt() != null);
    }

    private void purge(MediaId media) {
        if (purger.tells(setup.read())) {
            queue.add(media);
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) MediaEvent event) {
        queue.wake();
    }
}
