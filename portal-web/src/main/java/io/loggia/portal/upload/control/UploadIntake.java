package io.loggia.portal.upload.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.UploadId;
import io.loggia.portal.storage.control.Room;
import io.loggia.portal.upload.control.UploadLanes.Lane;
import io.loggia.portal.upload.entity.Upload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bytes of uploads in. What it tells as the offset is durable; one request at a time writes to an upload; a
 * newer one that continues at the right offset takes over from one that may be dead.
 */
@ApplicationScoped
public class UploadIntake {

    private static final Logger LOGGER = System.getLogger(UploadIntake.class.getName());

    /** Read and thrown away after a refusal, since browsers lose the answer when the connection is cut while they send. */
    private static final long DRAIN_BYTES = 16L << 20;

    private static final int DRAIN_BUFFER = 64 << 10;

    private final UploadLanes lanes = new UploadLanes();
    private final InstantSource clock;

    private final UploadLedger ledger;

    private final UploadBytes bytes;

    private final Room room;

    private final UploadConfig config;

    @Inject
    UploadIntake(UploadLedger ledger, UploadBytes bytes, Room room, @ConfigProperties UploadConfig config) {
        this(ledger, bytes, room, config, InstantSource.system());
    }

    UploadIntake(UploadLedger ledger, UploadBytes bytes, Room room, UploadConfig config, InstantSource clock) {
        this.ledger = ledger;
        this.bytes = bytes;
        this.room = room;
        this.config = config;
        this.clock = clock;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    UploadIntake() {
        ledger = null;
        bytes = null;
        room = null;
        config = null;
        clock = null;
    }

    /**
     * Appends a chunk. When its last byte completes the file, the revision has its source on return.
     *
     * @return the state after it
     * @throws LoggiaException {@code NOT_FOUND, UPLOAD_EXPIRED, FORBIDDEN} (finished), {@code UPLOAD_OFFSET,
     *     UPLOAD_TOO_LARGE, UPLOAD_CHECKSUM, UPLOAD_LOCKED, NOT_MEDIA, NO_SPACE}
     */
    public UploadRef append(UploadId id, PersonId caller, Chunk chunk) {
        try (Lane lane = lanes.enter(id)) {
            UploadWriter writer = locked(lane, () -> takeOver(lane, caller, chunk));
            try {
                pump(lane, writer, chunk);
                return locked(lane, () -> {
                    writer.complete();
                    return finishIfWhole(writer.committed());
                });
            } catch (LoggiaException e) {
                if (e.code() == ErrorCode.NOT_MEDIA) {
                    locked(lane, () -> giveUp(lane, writer.committed()));
                    drain(chunk);
                }
                throw e;
            } finally {
                locked(lane, () -> leave(lane, writer));
            }
        }
    }

    /**
     * The state of an upload, everything told being durable. Heals what a crash left: bytes that were complete but not
     * handed on, or an offset beyond the bytes of a restored backup.
     *
     * @throws LoggiaException {@code NOT_FOUND, UPLOAD_EXPIRED}
     */
    public UploadRef status(UploadId id, PersonId caller) {
        try (Lane lane = lanes.enter(id)) {
            return locked(lane, () -> {
                UploadWriter writer = lane.writer();
                if (writer != null) {
                    writer.settle();
                    return live(id, caller);
                }
                return healed(live(id, caller));
            });
        }
    }

    /** Ends an upload and removes its bytes and its draft; of a finished one, only the memory of how it came in. */
    public void terminate(UploadId id, PersonId caller) {
        try (Lane lane = lanes.enter(id)) {
            locked(lane, () -> giveUp(lane, live(id, caller)));
        }
    }

    /** What became of an upload without its client: completes it when all bytes are there, gives it up when expired. */
    public void tidy(UploadId id) {
        try (Lane lane = lanes.enter(id)) {
            locked(lane, () -> {
                UploadRef upload = ledger.read(id);
                if (upload.state() != Upload.State.RECEIVING || lane.writer() != null) {
                    return upload;
                }
                UploadRef after = healed(upload);
                boolean expired = !clock.instant().isBefore(after.expiresAt());
                return after.state() == Upload.State.RECEIVING && expired ? giveUp(lane, after) : after;
            });
        }
    }

    private UploadWriter takeOver(Lane lane, PersonId caller, Chunk chunk) throws IOException {
        UploadWriter older = lane.writer();
        if (older != null) {
            older.settle();
        }
        UploadRef upload = live(lane.id(), caller);
        if (upload.state() == Upload.State.FINISHED) {
            throw new LoggiaException(ErrorCode.FORBIDDEN, "This upload is complete; nothing can be added to it.");
        }
        if (chunk.offset() != upload.received()) {
            throw new LoggiaException(
                    ErrorCode.UPLOAD_OFFSET,
                    "The server has " + upload.received() + " bytes, the request starts at " + chunk.offset() + ".");
        }
        if (chunk.length() > upload.length() - upload.received()) {
            throw new LoggiaException(ErrorCode.UPLOAD_TOO_LARGE, "More bytes came than Upload-Length announced.");
        }
        if (older != null) {
            LOGGER.log(Level.DEBUG, "Upload {0}: a newer request takes over", upload.id());
            older.revoke();
        }
        room.requireReserve();
        // Claimed before the file is opened, since opening cuts off what another server may still be writing.
        UUID right = claim(upload);
        var rules = new UploadWriter.Rules(config.commitBytes, config.expiry, clock);
        var writer = new UploadWriter(right, bytes.open(upload), ledger, upload, chunk.checksum(), rules);
        lane.writer(writer);
        return writer;
    }

    private UUID claim(UploadRef upload) {
        UUID right = UUID.randomUUID();
        if (!ledger.claim(upload.id(), right, upload.received())) {
            throw new LoggiaException(
                    ErrorCode.UPLOAD_LOCKED, "Another request goes on with this upload. Ask for its offset.");
        }
        return right;
    }

    private void pump(Lane lane, UploadWriter writer, Chunk chunk) {
        byte[] buffer = new byte[config.bufferBytes];
        long arrived = 0;
        for (int n = read(chunk, buffer); n >= 0; n = read(chunk, buffer)) {
            int length = n;
            locked(lane, () -> append(writer, buffer, length));
            arrived += n;
            if (arrived / config.commitBytes > (arrived - n) / config.commitBytes) {
                room.requireReserve();
            }
        }
        if (arrived < chunk.length()) {
            throw cut(null);
        }
    }

    private UploadRef append(UploadWriter writer, byte[] buffer, int length) throws IOException {
        try {
            writer.append(buffer, length);
        } catch (IOException e) {
            // Full or failing: give back what is not promised to anyone, and leave the offset as it was.
            writer.discard();
            throw e;
        }
        return writer.committed();
    }

    private UploadRef leave(Lane lane, UploadWriter writer) throws IOException {
        if (lane.writer() == writer) {
            lane.writer(null);
        }
        writer.revoke();
        return writer.committed();
    }

    private UploadRef giveUp(Lane lane, UploadRef upload) throws IOException {
        UploadWriter writer = lane.writer();
        if (writer != null) {
            lane.writer(null);
            writer.discard();
        }
        if (upload.state() == Upload.State.FINISHED) {
            ledger.forget(upload.id());
        } else {
            // Bytes first: killed in between, the row still leads here, by its expiry at the latest.
            bytes.delete(upload);
            ledger.abandon(upload.id());
        }
        return upload;
    }

    private UploadRef live(UploadId id, PersonId caller) {
        UploadRef upload = ledger.read(id);
        if (!upload.owner().equals(caller)) {
            throw notFound();
        }
        boolean expired = upload.state() == Upload.State.RECEIVING
                && !upload.isWhole()
                && !clock.instant().isBefore(upload.expiresAt());
        if (expired || upload.state() == Upload.State.GONE) {
            throw new LoggiaException(
                    ErrorCode.UPLOAD_EXPIRED, "This upload was given up. Start again with the whole file.");
        }
        return upload;
    }

    private UploadRef healed(UploadRef upload) throws IOException {
        if (upload.state() != Upload.State.RECEIVING || bytes.isHandedOn(upload)) {
            return finishIfWhole(upload);
        }
        long there = bytes.length(upload);
        if (there < upload.received()) {
            LOGGER.log(
                    Level.WARNING,
                    "Upload {0} lost bytes: {1} of {2} are there",
                    upload.id(),
                    there,
                    upload.received());
            if (!ledger.progress(upload.id(), claim(upload), upload.received(), there, upload.expiresAt())) {
                return ledger.read(upload.id());
            }
            return upload.withReceived(there, upload.expiresAt());
        }
        return finishIfWhole(upload);
    }

    private UploadRef finishIfWhole(UploadRef upload) {
        if (upload.state() != Upload.State.RECEIVING || !upload.isWhole()) {
            return upload;
        }
        bytes.handOn(upload);
        ledger.finish(upload.id());
        return upload.finished();
    }

    private static int read(Chunk chunk, byte[] buffer) {
        try {
            return chunk.body().read(buffer);
        } catch (IOException e) {
            throw cut(e);
        }
    }

    /** Reads on for a while: a client that is still sending would miss an answer given before it is done. */
    private static void drain(Chunk chunk) {
        byte[] unread = new byte[DRAIN_BUFFER];
        try {
            long left = DRAIN_BYTES;
            for (int read = 0; left > 0 && read >= 0; left -= read) {
                read = chunk.body().read(unread);
            }
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "The client went away before the refusal was told", e);
        }
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    private <T> T locked(Lane lane, Step<T> step) {
        lane.lock().lock();
        try {
            return step.run();
        } catch (IOException e) {
            throw room.failed(e);
        } finally {
            lane.lock().unlock();
        }
    }

    static LoggiaException notFound() {
        return new LoggiaException(ErrorCode.NOT_FOUND, "There is no such upload.");
    }

    private static LoggiaException cut(@Nullable IOException cause) {
        String detail = "The connection ended before the chunk did. Ask for the offset and go on from there.";
        return cause == null
                ? new LoggiaException(ErrorCode.INVALID_REQUEST, detail)
                : new LoggiaException(ErrorCode.INVALID_REQUEST, detail, cause);
    }
}
