package io.loggia.portal.upload.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request's right to append to an upload, until it ends or a newer request takes over. Every call is made under the
 * lock of the {@link UploadLanes lane}; the network is read outside it, so a dead connection holds nothing.
 *
 * <p>The lane is this server's. Between servers the right is in the ledger: who lost it there moves no offset and cuts
 * nothing off, and notices it before it writes what comes more than a moment later.
 */
final class UploadWriter {

    private static final Logger LOGGER = System.getLogger(UploadWriter.class.getName());

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final UUID id;
    private final UploadFile file;
    private final UploadLedger ledger;
    private final @Nullable UploadChecksum checksum;
    private final Rules rules;
    private UploadRef committed;
    private boolean revoked;
    private boolean judged;
    private Instant heldAt;

    /** @param commitEvery so many bytes may be lost to a crash before the next commit */
    record Rules(long commitEvery, Duration expiry, InstantSource clock) {}

    /** @param id the right to write, as it was claimed in the ledger */
    UploadWriter(
            UUID id,
            UploadFile file,
            UploadLedger ledger,
            UploadRef committed,
            @Nullable UploadChecksum checksum,
            Rules rules) {
        this.id = id;
        this.file = file;
        this.ledger = ledger;
        this.committed = committed;
        this.checksum = checksum;
        this.rules = rules;
        this.judged = committed.received() >= verdictAt();
        this.heldAt = rules.clock().instant();
    }

    UploadRef committed() {
        return committed;
    }

    /** @throws LoggiaException when a newer request took over, the bytes are too many, or are not media */
    void append(byte[] bytes, int length) throws IOException {
        if (revoked || !isHeld()) {
            throw lost();
        }
        if (file.position() + length > committed.length()) {
            throw new LoggiaException(ErrorCode.UPLOAD_TOO_LARGE, "More bytes came than Upload-Length announced.");
        }
        file.append(bytes, length);
        judge();
        if (checksum != null) {
            checksum.update(bytes, length);
        } else if (file.position() - committed.received() >= rules.commitEvery() && !commit()) {
            throw lost();
        }
    }

    /** Ends the chunk as the client sent it, and closes. */
    void complete() throws IOException {
        if (revoked) {
            return;
        }
        if (checksum != null && !checksum.matches()) {
            discard();
            throw new LoggiaException(
                    ErrorCode.UPLOAD_CHECKSUM, "The chunk arrived damaged and was discarded. Send it again.");
        }
        if (!commit()) {
            throw lost();
        }
        close();
    }

    /** Makes durable what came so far and may be kept; a chunk with a checksum may not, before it is whole. */
    void settle() throws IOException {
        if (!revoked && checksum == null && !commit()) {
            LOGGER.log(Level.DEBUG, "Upload {0} goes on at another server", committed.id());
        }
    }

    /** Ends the right to write: what came so far is kept if it may be, the rest cut off. Safe to call twice. */
    void revoke() throws IOException {
        if (revoked) {
            return;
        }
        try {
            settle();
        } finally {
            discard();
        }
    }

    /** Ends the right to write and forgets what is not yet committed. */
    void discard() throws IOException {
        if (revoked) {
            return;
        }
        try {
            ledger.whileWriter(committed.id(), id, this::cutBack);
        } finally {
            close();
        }
    }

    private void cutBack() {
        try {
            file.cutBackTo(committed.received());
        } catch (IOException e) {
            // Whoever goes on cuts it off before the first byte.
            LOGGER.log(Level.WARNING, "What is beyond the offset could not be given back", e);
        }
    }

    /** Whether the right was still there a moment ago; a request that lost it is closed. */
    private boolean isHeld() throws IOException {
        Instant now = rules.clock().instant();
        if (now.isBefore(heldAt.plus(MOMENT))) {
            return true;
        }
        heldAt = now;
        if (!ledger.isWriter(committed.id(), id)) {
            close();
            return false;
        }
        return true;
    }

    /** @return false when the right was lost to another server; the request is closed then */
    private boolean commit() throws IOException {
        long from = committed.received();
        if (file.position() == from) {
            return true;
        }
        // The order is the promise: first the bytes are durable, then the offset says so.
        file.force();
        var expires = rules.clock().instant().plus(rules.expiry());
        if (!ledger.progress(committed.id(), id, from, file.position(), expires)) {
            close();
            return false;
        }
        committed = committed.withReceived(file.position(), expires);
        heldAt = rules.clock().instant();
        return true;
    }

    private void judge() throws IOException {
        if (judged || file.position() < verdictAt()) {
            return;
        }
        judged = true;
        Optional<String> refusal = MediaSniff.refusal(file.head(MediaSniff.HEAD_BYTES));
        if (refusal.isPresent()) {
            LOGGER.log(Level.INFO, "Upload {0} refused: {1}", committed.id(), refusal.get());
            throw new LoggiaException(ErrorCode.NOT_MEDIA, refusal.get());
        }
    }

    private static LoggiaException lost() {
        return new LoggiaException(ErrorCode.UPLOAD_LOCKED, "A newer request goes on with this upload.");
    }

    private long verdictAt() {
        return Math.min(committed.length(), MediaSniff.HEAD_BYTES);
    }

    private void close() throws IOException {
        revoked = true;
        file.close();
    }
}
