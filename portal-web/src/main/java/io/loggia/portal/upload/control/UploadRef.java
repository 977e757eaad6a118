package io.loggia.portal.upload.control;

import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.RevisionId;
import io.loggia.domain.UploadId;
import io.loggia.portal.upload.entity.Upload;
import java.time.Instant;

/**
 * The committed state of an upload at one moment.
 *
 * @param received the offset: so many bytes are durable
 * @param metadata the header as the client sent it
 */
public record UploadRef(
        UploadId id,
        PersonId owner,
        MediaId mediaId,
        RevisionId revisionId,
        String fileName,
        String metadata,
        long length,
        long received,
        Upload.State state,
        Instant expiresAt) {

    /** Whether every byte is there, though the revision may not know yet. */
    public boolean isWhole() {
        return received == length;
    }

    UploadRef withReceived(long offset, Instant expires) {
        return new UploadRef(id, owner, mediaId, revisionId, fileName, metadata, length, offset, state, expires);
    }

    UploadRef finished() {
        return new UploadRef(
                id, owner, mediaId, revisionId, fileName, metadata, length, received, Upload.State.FINISHED, expiresAt);
    }
}
