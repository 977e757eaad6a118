package io.loggia.portal.storage.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A file that lies, or is being written, in another store than the working folder; or a folder, in which case it is the
 * list of what lies in it.
 */
@Entity
@Table(name = "placed_file")
public class PlacedFile {

    @Id
    @Column(name = "file_key")
    private String key;

    @Column(name = "revision_id")
    private UUID revisionId;

    private String place;

    @Column(name = "size_bytes")
    private long bytes;

    private String sha256;

    private int files;

    @Column(name = "content_bytes")
    private long contentBytes;

    @Column(name = "storage_class")
    private String storageClass;

    private boolean complete;

    private boolean unproven;

    @Column(name = "written_by")
    private String writtenBy;

    @Column(name = "written_at")
    private Instant writtenAt;

    protected PlacedFile() {}

    public PlacedFile(String key, UUID revisionId, String place, long bytes, String sha256) {
        this.key = key;
        this.revisionId = revisionId;
        this.place = place;
        this.bytes = bytes;
        this.sha256 = sha256;
        this.files = 1;
        this.contentBytes = bytes;
        this.storageClass = "";
        this.writtenBy = "";
        this.writtenAt = Instant.EPOCH;
    }

    public String key() {
        return key;
    }

    public UUID revisionId() {
        return revisionId;
    }

    /** The store, in words that never change while it is the same one. */
    public String place() {
        return place;
    }

    public long bytes() {
        return bytes;
    }

    public String sha256() {
        return sha256;
    }

    /** Files that it stands for: itself, or all of the folder whose list it is. */
    public int files() {
        return files;
    }

    /** Bytes of {@link #files}. */
    public long contentBytes() {
        return contentBytes;
    }

    /** The class that it was archived in; empty while it lies as it was written. */
    public String storageClass() {
        return storageClass;
    }

    public void lists(int folderFiles, long folderBytes) {
        files = folderFiles;
        contentBytes = folderBytes;
    }

    public void movedTo(String other) {
        place = other;
    }

    /** Whether it was read back and found to be the same; until then the file in the working folder is the only one. */
    public boolean isComplete() {
        return complete;
    }

    /** Whether it was written anew in place of itself since, and not read back yet. */
    public boolean isUnproven() {
        return unproven;
    }

    /** The server that writes or removes it; empty when none does. */
    public String writtenBy() {
        return writtenBy;
    }

    public Instant writtenAt() {
        return writtenAt;
    }

    /** It is being written or removed. */
    public void begun(String server, Instant now) {
        complete = false;
        writtenBy = server;
        writtenAt = now;
    }

    /** What is left of it is nobody's. */
    public void released() {
        writtenBy = "";
        writtenAt = Instant.EPOCH;
    }

    public void completed(Instant now) {
        complete = true;
        writtenAt = now;
    }
}
