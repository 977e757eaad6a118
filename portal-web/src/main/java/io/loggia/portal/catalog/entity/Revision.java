package io.loggia.portal.catalog.entity;

import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.PersonId;
import io.loggia.domain.RevisionId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One file of a media item and what was made of it. */
@Entity
@Table(name = "revision")
public class Revision {

    private static final int MAX_FAILURE = 1000;

    /** How far a revision has come. */
    public enum Processing {
        UPLOADING,
        PROCESSING,
        PLAYABLE,
        READY,
        FAILED
    }

    @Id
    private UUID id;

    @Column(name = "media_id")
    private UUID mediaId;

    private int number;

    @Column(name = "file_name")
    private String fileName;

    @Column(name = "size_bytes")
    private @Nullable Long sizeBytes;

    @Enumerated(EnumType.STRING)
    private Processing processing = Processing.UPLOADING;

    private @Nullable String failure;

    @Enumerated(EnumType.STRING)
    private @Nullable MediaKind kind;

    @Column(name = "duration_seconds")
    private @Nullable Double durationSeconds;

    private @Nullable Integer width;
    private @Nullable Integer height;

    @Column(name = "master_folder")
    private @Nullable String masterFolder;

    @Column(name = "stills_folder")
    private @Nullable String stillsFolder;

    @Column(name = "poster_folder")
    private @Nullable String posterFolder;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "replaced_at")
    private @Nullable Instant replacedAt;

    @Column(name = "files_removed_at")
    private @Nullable Instant filesRemovedAt;

    @Column(name = "brought_by")
    @SuppressWarnings("UnusedVariable") // The name is told; the id stays for whoever asks the database.
    private @Nullable UUID broughtBy;

    @Column(name = "brought_by_name")
    private @Nullable String broughtByName;

    private boolean retrain;

    @Column(name = "retrain_reason")
    private @Nullable String retrainReason;

    @Column(name = "retrain_from")
    private @Nullable Instant retrainFrom;

    protected Revision() {}

    public Revision(RevisionId id, MediaId media, int number, String fileName, Instant now) {
        this.id = id.value();
        this.mediaId = media.value();
        this.number = number;
        this.fileName = fileName;
        this.createdAt = now;
    }

    public RevisionId id() {
        return new RevisionId(id);
    }

    public MediaId media() {
        return new MediaId(mediaId);
    }

    public int number() {
        return number;
    }

    public String fileName() {
        return fileName;
    }

    public @Nullable Long sizeBytes() {
        return sizeBytes;
    }

    public Processing processing() {
        return processing;
    }

    public @Nullable String failure() {
        return failure;
    }

    public @Nullable MediaKind kind() {
        return kind;
    }

    public @Nullable Double durationSeconds() {
        return durationSeconds;
    }

    public @Nullable Integer width() {
        return width;
    }

    public @Nullable Integer height() {
        return height;
    }

    public @Nullable String masterFolder() {
        return masterFolder;
    }

    public @Nullable String stillsFolder() {
        return stillsFolder;
    }

    /** Of the poster that somebody chose; null while the one among the stills is shown. */
    public @Nullable String posterFolder() {
        return posterFolder;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When another revision took its place; null for the one that plays, and for one that never did. */
    public @Nullable Instant replacedAt() {
        return replacedAt;
    }

    /** When its files went; null while they are there. */
    public @Nullable Instant filesRemovedAt() {
        return filesRemovedAt;
    }

    /** Tells, before it is written, who brought it in in place of another, and what they chose for completions of that. */
    public void replaces(PersonId by, String byName, boolean trainAgain, @Nullable String reason) {
        broughtBy = by.value();
        broughtByName = byName;
        retrain = trainAgain;
        retrainReason = reason;
    }

    /** Who brought it in in place of another; null for an item's first file. */
    public @Nullable String broughtInBy() {
        return broughtByName;
    }

    public boolean retrain() {
        return retrain;
    }

    public @Nullable String retrainReason() {
        return retrainReason;
    }

    /** Since when files before it prove nothing any more to have been watched; null where they do, and until it plays. */
    public @Nullable Instant retrainFrom() {
        return retrainFrom;
    }

    /** It plays from now on. */
    public void plays(Instant now) {
        replacedAt = null;
        if (retrain && retrainFrom == null) {
            retrainFrom = now;
        }
    }

    public void replaced(@Nullable Instant when) {
        replacedAt = when;
    }

    /** Its row stays, since completions name it. */
    public void filesRemoved(Instant now) {
        filesRemovedAt = now;
        masterFolder = null;
        stillsFolder = null;
        posterFolder = null;
    }

    public void stored(long bytes) {
        sizeBytes = bytes;
        processing = Processing.PROCESSING;
    }

    public void probed(MediaKind newKind, double seconds, @Nullable Integer newWidth, @Nullable Integer newHeight) {
        kind = newKind;
        durationSeconds = seconds;
        width = newWidth;
        height = newHeight;
    }

    public void measured(double seconds) {
        durationSeconds = seconds;
    }

    public void poster(@Nullable String folder) {
        posterFolder = folder;
    }

    public void playable(String folder, boolean complete) {
        masterFolder = folder;
        processing = complete ? Processing.READY : Processing.PLAYABLE;
        failure = null;
    }

    public void stills(String folder) {
        stillsFolder = folder;
    }

    /** What plays already goes on playing. */
    public void failed(String reason) {
        failure = reason.length() <= MAX_FAILURE ? reason : reason.substring(0, MAX_FAILURE);
        if (masterFolder == null) {
            processing = Processing.FAILED;
        }
    }

    /** Back to work after a failure. */
    public void retried() {
        failure = null;
        if (processing == Processing.FAILED) {
            processing = Processing.PROCESSING;
        }
    }
}
