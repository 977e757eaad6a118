package io.loggia.portal.upload.control;

import io.loggia.domain.PersonId;
import io.loggia.domain.UploadId;
import io.loggia.domain.Viewer;
import io.loggia.portal.storage.control.Room;
import java.time.Instant;
import java.util.UUID;

/**
 * The transactions of an upload that is being received: each call is one, and is durable when it returns. A port,
 * because transactions begin at the boundary and the bytes come in below it.
 */
public interface UploadLedger {

    /**
     * Begins an upload and the draft it is for.
     *
     * @param admission throws where it may not begin. What it reads here is part of the same transaction, and nobody begins
     *     another upload meanwhile, on whatever server
     * @throws io.loggia.domain.LoggiaException {@code NOT_FOUND, FORBIDDEN} for the channel or the item to replace
     */
    UploadRef create(Viewer owner, long length, UploadMetadata metadata, Instant expiresAt, Runnable admission);

    Promised promised(PersonId person);

    Shares shares(Viewer person);

    /** @throws io.loggia.domain.LoggiaException {@code NOT_FOUND} when there is no such upload */
    UploadRef read(UploadId id);

    /**
     * Gives the right to write to a request, and takes it from whichever had it, on whatever server.
     *
     * @param from the offset at which it goes on
     * @return whether the upload is still at that offset, and takes bytes; else nobody's right has changed
     */
    boolean claim(UploadId id, UUID writer, long from);

    /** Whether the request's right to write is still its own. */
    boolean isWriter(UploadId id, UUID writer);

    /**
     * Does something to the file while nobody else can get the right to write, if the request still has it.
     *
     * @param step short, as it holds a row
     */
    void whileWriter(UploadId id, UUID writer, Runnable step);

    /**
     * Moves the offset.
     *
     * @return whether the request still had the right, and the offset was still {@code from}; else nothing has changed
     */
    boolean progress(UploadId id, UUID writer, long from, long to, Instant expiresAt);

    /** Tells the revision that its source is stored, and marks the upload; does nothing when it was marked before. */
    void finish(UploadId id);

    /** Removes the memory of an upload. */
    void forget(UploadId id);

    /** Gives up the upload and the draft that it was for; does nothing when it is finished or gone. */
    void abandon(UploadId id);

    /**
     * What is promised already.
     *
     * @param room that everyone's uploads will take
     * @param unfinished uploads of the one person
     */
    record Promised(Room.Promised room, long unfinished) {}
}
