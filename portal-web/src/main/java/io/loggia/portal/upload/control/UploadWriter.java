package io.loggia.portal.upload.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request's right to append to an upload, until it ends or a newer request takes over. Every call is made under the
 * lock of the {@link UploadLanes lane}; the network is read outside it, so a dead connection holds nothing.
 */
final class UploadWriter {

    private static final Logger LOGGER = System.getLogger(UploadWriter.class.getName());

    private final UploadFile file;
    private final UploadLedger ledger;
    private final @Nullable UploadChecksum checksum;
    private final Rules rules;
    private UploadRef committed;
    private boolean revoked;
    private boolean judged;

    /** @param commitEvery so many bytes may be lost to a crash before the next commit */
    record Rules(long commitEvery, Duration expiry, InstantSource clock) {}

    UploadWriter(
            UploadFile file, UploadLedger ledger, UploadRef committed, @Nullable UploadChecksum checksum, Rules rules) {
        this.file = file;
        this.ledger = ledger;
        this.committed = committed;
        this.checksum = checksum;
        this.rules = rules;
        this.judged = committed.received() >= verdictAt();
    }

    UploadRef committed() {
        return committed;
    }

    /** @throws LoggiaException when a newer request took over, the bytes are too many, or are not media */
    void append(byte[] bytes, int length) throws IOException {
        if (revoked) {
            throw new LoggiaException(ErrorCode.UPLOAD_LOCKED, "A newer request goes on with this upload.");
        }
        if (file.position() + length > committed.length()) {
            throw new LoggiaException(ErrorCode.UPLOAD_TOO_LARGE, "More bytes came than Upload-Length announced.");
        }
        file.append(bytes, length);
        judge();
        if (checksum != null) {
            checksum.update(bytes, length);
        } else if (file.position() - committed.received() >= rules.commitEvery()) {
            commit();
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
        commit();
        close();
    }

    /** Makes durable what came so far and may be kept; a chunk with a checksum may not, before it is whole. */
    void settle() throws IOException {
        if (!revoked && checksum == null) {
            commit();
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
            file.cutBackTo(committed.received());
        } finally {
            close();
        }
    }

    private void commit() throws IOException {
        long from = committed.received();
        if (file.position() == from) {
            return;
        }
        // The order is the promise: first the bytes are durable, then the offset says so.
        file.force();
        var expires = rules.clock().instant().plus(rules.expiry());
        ledger.progress(committed.id(), from, file.position(), expires);
        committed = committed.withReceived(file.position(), expires);
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

    private long verdictAt() {
        return Math.min(committed.length(), MediaSniff.HEAD_BYTES);
    }

    private void close() throws IOException {
        revoked = true;
        file.close();
    }
}
