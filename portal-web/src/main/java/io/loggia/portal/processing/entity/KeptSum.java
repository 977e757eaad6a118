package io.loggia.portal.processing.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What was written down of a folder in the storage when it was looked at first. */
@Entity
@Table(name = "kept_sum")
public class KeptSum {

    @Id
    @Column(name = "folder_key")
    private String key;

    @Column(name = "revision_id")
    private UUID revisionId;

    private int files;

    @Column(name = "size_bytes")
    private long bytes;

    private String sha256;

    @Column(name = "taken_at")
    private Instant takenAt;

    @Column(name = "checked_at")
    private Instant checkedAt;

    protected KeptSum() {}

    public KeptSum(String key, UUID revisionId, int files, long bytes, String sha256, Instant now) {
        this.key = key;
        this.revisionId = revisionId;
        this.files = files;
        this.bytes = bytes;
        this.sha256 = sha256;
        this.takenAt = now;
        this.checkedAt = now;
    }

    public String key() {
        return key;
    }

    public int files() {
        return files;
    }

    public long bytes() {
        return bytes;
    }

    public String sha256() {
        return sha256;
    }

    public Instant takenAt() {
        return takenAt;
    }

    public void checked(Instant now) {
        checkedAt = now;
    }

    public Instant checkedAt() {
        return checkedAt;
    }
}
