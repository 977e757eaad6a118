package io.loggia.portal.upload.boundary;

import io.loggia.domain.MediaEvent;
import io.loggia.domain.PersonId;
import io.loggia.domain.UploadId;
import io.loggia.domain.Viewer;
import io.loggia.portal.storage.control.RoomTurns;
import io.loggia.portal.upload.control.Shares;
import io.loggia.portal.upload.control.UploadLedger;
import io.loggia.portal.upload.control.UploadMetadata;
import io.loggia.portal.upload.control.UploadRef;
import io.loggia.portal.upload.control.Uploads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** The short transactions of an upload; the bytes themselves travel outside of any. */
@ApplicationScoped
@Transactional
public class UploadTransactions implements UploadLedger {

    @Inject
    private Uploads uploads;

    @Inject
    private RoomTurns turns;

    @Override
    public UploadRef create(Viewer owner, long length, UploadMetadata metadata, Instant expiresAt, Runnable admission) {
        turns.take();
        admission.run();
        return uploads.create(owner, length, metadata, expiresAt);
    }

    @Override
    public Promised promised(PersonId person) {
        return uploads.promised(person);
    }

    @Override
    public Shares shares(Viewer person) {
        return uploads.shares(person);
    }

    @Override
    public UploadRef read(UploadId id) {
        return uploads.read(id);
    }

    @Override
    public boolean claim(UploadId id, UUID writer, long from) {
        return uploads.claim(id, writer, from);
    }

    @Override
    public boolean isWriter(UploadId id, UUID writer) {
        return uploads.isWriter(id, writer);
    }

    @Override
    public void whileWriter(UploadId id, UUID writer, Runnable step) {
        if (uploads.lockFor(id, writer)) {
            step.run();
        }
    }

    @Override
    public boolean progress(UploadId id, UUID writer, long from, long to, Instant expiresAt) {
        return uploads.progress(id, writer, from, to, expiresAt);
    }

    @Override
    public void finish(UploadId id) {
        uploads.finish(id);
    }

    @Override
    public void forget(UploadId id) {
        uploads.forget(id);
    }

    @Override
    public void abandon(UploadId id) {
        uploads.abandon(id);
    }

    /** Forgets what was remembered long enough. */
    public void purge() {
        uploads.purge();
    }

    void onDeleted(@Observes MediaEvent.Deleted deleted) {
        uploads.abandonAllOf(deleted.mediaId());
    }
}
