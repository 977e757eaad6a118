package io.loggia.portal.upload.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Viewer;
import io.loggia.portal.storage.control.Room;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Decides, before the first byte travels, whether an upload may begin. */
@ApplicationScoped
public class UploadAdmission {

    private final InstantSource clock = InstantSource.system();

    private final UploadLedger ledger;

    private final Room room;

    private final UploadConfig config;

    @Inject
    UploadAdmission(UploadLedger ledger, Room room, @ConfigProperties UploadConfig config) {
        this.ledger = ledger;
        this.room = room;
        this.config = config;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    UploadAdmission() {
        ledger = null;
        room = null;
        config = null;
    }

    /**
     * Begins an upload. One at a time on all servers, so that uploads begun together cannot together promise more room than
     * there is (attack A21).
     *
     * @throws LoggiaException {@code UPLOAD_EMPTY, UPLOAD_TOO_LARGE, TOO_MANY_REQUESTS, NO_SPACE, QUOTA_EXCEEDED,
     *     UNAVAILABLE}, and what the channel or the item to replace call for
     */
    public UploadRef admit(Viewer owner, long length, UploadMetadata metadata) {
        if (length == 0) {
            throw new LoggiaException(ErrorCode.UPLOAD_EMPTY, "The file is empty. Choose one with content.");
        }
        if (length > config.maxBytes) {
            throw new LoggiaException(
                    ErrorCode.UPLOAD_TOO_LARGE,
                    "The file has " + readable(length) + "; at most " + readable(config.maxBytes) + " are taken.");
        }
        long free = room.freeBytes();
        return ledger.create(
                owner, length, metadata, clock.instant().plus(config.expiry), () -> requireRoom(owner, length, free));
    }

    private void requireRoom(Viewer owner, long length, long free) {
        UploadLedger.Promised promised = ledger.promised(owner.id());
        if (promised.unfinished() >= config.maxUnfinished) {
            throw new LoggiaException(
                    ErrorCode.TOO_MANY_REQUESTS,
                    "You have " + promised.unfinished() + " unfinished uploads. Finish or remove some first.");
        }
        room.requireForUpload(length, promised.room(), free);
        ledger.shares(owner).require(length);
    }

    private static String readable(long bytes) {
        long mebibytes = bytes >> 20;
        return mebibytes == 0 ? bytes + " bytes" : mebibytes + " MiB";
    }
}
