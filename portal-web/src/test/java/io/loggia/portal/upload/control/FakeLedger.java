package io.loggia.portal.upload.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.RevisionId;
import io.loggia.domain.UploadId;
import io.loggia.domain.Viewer;
import io.loggia.portal.storage.control.Room;
import io.loggia.portal.upload.entity.Upload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The transactions of uploads, in memory: what it holds is what a restarted server would find. */
final class FakeLedger implements UploadLedger {

    final List<UploadId> finishes = new ArrayList<>();
    private final Map<UploadId, UploadRef> rows = new ConcurrentHashMap<>();
    private final Map<UploadId, UUID> writers = new ConcurrentHashMap<>();
    private volatile boolean failing;

    /** From now on every change fails, as when the database is away. */
    void fail(boolean now) {
        failing = now;
    }

    UploadRef create(Viewer owner, long length, UploadMetadata metadata, Instant expiresAt) {
        return create(owner, length, metadata, expiresAt, () -> {});
    }

    @Override
    public synchronized UploadRef create(
            Viewer owner, long length, UploadMetadata metadata, Instant expiresAt, Runnable admission) {
        admission.run();
        UploadRef upload = new UploadRef(
                UploadId.random(),
                owner.id(),
                MediaId.random(),
                RevisionId.random(),
                metadata.fileName(),
                metadata.raw(),
                length,
                0,
                Upload.State.RECEIVING,
                expiresAt);
        put(upload);
        return upload;
    }

    @Override
    public Promised promised(PersonId person) {
        long bytes = rows.values().stream()
                .filter(row -> row.state() == Upload.State.RECEIVING)
                .mapToLong(row -> row.length() - row.received())
                .sum();
        long unfinished = rows.values().stream()
                .filter(row ->
                        row.state() == Upload.State.RECEIVING && row.owner().equals(person))
                .count();
        return new Promised(new Room.Promised(bytes, 0), unfinished);
    }

    @Override
    public Shares shares(Viewer person) {
        return Shares.UNBOUND;
    }

    @Override
    public UploadRef read(UploadId id) {
        UploadRef row = rows.get(id);
        if (row == null) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "none");
        }
        return row;
    }

    @Override
    public synchronized boolean claim(UploadId id, UUID writer, long from) {
        UploadRef row = read(id);
        if (row.received() != from || row.state() != Upload.State.RECEIVING) {
            return false;
        }
        put(row);
        writers.put(id, writer);
        return true;
    }

    @Override
    public boolean isWriter(UploadId id, UUID writer) {
        return writer.equals(writers.get(id)) && read(id).state() == Upload.State.RECEIVING;
    }

    @Override
    public synchronized void whileWriter(UploadId id, UUID writer, Runnable step) {
        if (isWriter(id, writer)) {
            step.run();
        }
    }

    @Override
    public synchronized boolean progress(UploadId id, UUID writer, long from, long to, Instant expiresAt) {
        UploadRef row = read(id);
        if (row.received() != from || !isWriter(id, writer)) {
            return false;
        }
        put(row.withReceived(to, expiresAt));
        return true;
    }

    @Override
    public void finish(UploadId id) {
        UploadRef row = read(id);
        if (row.state() == Upload.State.RECEIVING) {
            put(row.finished());
            finishes.add(id);
        }
    }

    @Override
    public void forget(UploadId id) {
        rows.remove(id);
    }

    @Override
    public void abandon(UploadId id) {
        UploadRef row = read(id);
        if (row.state() == Upload.State.RECEIVING) {
            put(new UploadRef(
                    row.id(),
                    row.owner(),
                    row.mediaId(),
                    row.revisionId(),
                    row.fileName(),
                    row.metadata(),
                    row.length(),
                    row.received(),
                    Upload.State.GONE,
                    row.expiresAt()));
        }
    }

    void put(UploadRef row) {
        if (failing) {
            throw new LoggiaException(ErrorCode.UNAVAILABLE, "the database is away");
        }
        rows.put(row.id(), row);
    }
}
