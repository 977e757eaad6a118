package io.loggia.portal.upload.entity;

import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.RevisionId;
import io.loggia.domain.UploadId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One file on its way in. */
@Entity
@Table(name = "upload")
public class Upload {

    /** Where an upload stands. */
    public enum State {
        RECEIVING,
        FINISHED,
        GONE
    }

    @Id
    private UUID id;

    @Column(name = "owner_id")
    private UUID ownerId;

    @Column(name = "media_id")
    private UUID mediaId;

    @Column(name = "revision_id")
    private UUID revisionId;

    @Column(name = "file_name")
    private String fileName;

    private String metadata;

    @Column(name = "total_bytes")
    private long total;

    @Column(name = "received_bytes")
    private long received;

    /** The request that may append, if one ever did. */
    private @Nullable UUID writer;

    @Enumerated(EnumType.STRING)
    private State state = State.RECEIVING;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected Upload() {}

    public Upload(UploadId id, PersonId owner, MediaId media, RevisionId revision, long length, Instant now) {
        this.id = id.value();
        this.ownerId = owner.value();
        this.mediaId = media.value();
        this.revisionId = revision.value();
        this.fileName = "";
        this.metadata = "";
        this.total = length;
        this.createdAt = now;
        this.expiresAt = now;
    }

    /** What the client said of the file, as shown and as sent. */
    public void describe(String shownName, String sentMetadata) {
        fileName = shownName;
        metadata = sentMetadata;
    }

    /** Ends it in either way. The expiry becomes the time until which it is remembered. */
    public void end(State how, Instant rememberedUntil) {
        state = how;
        expiresAt = rememberedUntil;
    }

    public void setExpiresAt(Instant expires) {
        expiresAt = expires;
    }

    public UploadId id() {
        return new UploadId(id);
    }

    public PersonId owner() {
        return new PersonId(ownerId);
    }

    public MediaId media() {
        return new MediaId(mediaId);
    }

    public RevisionId revision() {
        return new RevisionId(revisionId);
    }

    public String fileName() {
        return fileName;
    }

    public String metadata() {
        return metadata;
    }

    public long length() {
        return total;
    }

    public long received() {
        return received;
    }

    public State state() {
        return state;
    }

    /** Whether the request has the right to append. */
    public boolean isWrittenBy(UUID request) {
        return state == State.RECEIVING && request.equals(writer);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
