package io.loggia.portal.storage.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row: what an admin wants to lie where, and who is emptying the former store. */
@Entity
@Table(name = "storage_settings")
public class StorageSettings {

    /** The key of the one row. */
    public static final int ONE = 1;

    @Id
    @SuppressWarnings("UnusedVariable") // Found by it.
    private int id;

    private int version;

    @Column(name = "originals_there")
    private boolean originalsThere;

    @Column(name = "originals_after_seconds")
    private long originalsAfterSeconds;

    @Column(name = "renditions_there")
    private boolean renditionsThere;

    @Column(name = "renditions_unused_seconds")
    private long renditionsUnusedSeconds;

    @Column(name = "server_id")
    private @Nullable UUID emptyingServer;

    @Column(name = "changed_by")
    private @Nullable String changedBy;

    @Column(name = "changed_at")
    private @Nullable Instant changedAt;

    protected StorageSettings() {}

    /** Grows with every change, and not when somebody else empties the former store. */
    public int version() {
        return version;
    }

    public boolean originalsThere() {
        return originalsThere;
    }

    public long originalsAfterSeconds() {
        return originalsAfterSeconds;
    }

    public boolean renditionsThere() {
        return renditionsThere;
    }

    public long renditionsUnusedSeconds() {
        return renditionsUnusedSeconds;
    }

    /** The server that is emptying the former store; null when none is. */
    public @Nullable UUID emptyingServer() {
        return emptyingServer;
    }

    public @Nullable String changedBy() {
        return changedBy;
    }

    public @Nullable Instant changedAt() {
        return changedAt;
    }

    public void originals(boolean there, long afterSeconds) {
        originalsThere = there;
        originalsAfterSeconds = afterSeconds;
    }

    public void renditions(boolean there, long unusedSeconds) {
        renditionsThere = there;
        renditionsUnusedSeconds = unusedSeconds;
    }

    /** @param server null when its turn is over */
    public void emptyingServer(@Nullable UUID server) {
        emptyingServer = server;
    }

    /** When, the database says. */
    public void changed(String by) {
        changedBy = by;
        version++;
    }

    /** The former store is gone, which nobody in particular has done. */
    public void formerGone() {
        version++;
    }
}
