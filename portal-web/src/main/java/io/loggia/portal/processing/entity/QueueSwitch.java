package io.loggia.portal.processing.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether work is handed out at all. There is one. */
@Entity
@Table(name = "processing_switch")
public class QueueSwitch {

    /** Its key. */
    public static final int ID = 1;

    @Id
    private int id = ID;

    private boolean paused;

    @Column(name = "changed_by")
    private @Nullable String changedBy;

    @Column(name = "changed_at")
    private @Nullable Instant changedAt;

    protected QueueSwitch() {}

    public boolean isPaused() {
        return paused;
    }

    public @Nullable String changedBy() {
        return changedBy;
    }

    public @Nullable Instant changedAt() {
        return changedAt;
    }

    public void pause(boolean wanted, String by, Instant now) {
        paused = wanted;
        changedBy = by;
        changedAt = now;
    }
}
