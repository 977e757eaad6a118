package io.loggia.portal.identity.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Days and weeks as the organisation counts them. There is one. */
@Entity
@Table(name = "house_calendar")
public class CalendarSetting {

    public static final int ID = 1;

    @Id
    private int id = ID;

    private String zone = "";

    @Column(name = "week_start")
    private String weekStart = "";

    private int version;

    @Column(name = "changed_by")
    private @Nullable String changedBy;

    @Column(name = "changed_at")
    private @Nullable Instant changedAt;

    public String zone() {
        return zone;
    }

    public String weekStart() {
        return weekStart;
    }

    public int version() {
        return version;
    }

    public @Nullable String changedBy() {
        return changedBy;
    }

    public @Nullable Instant changedAt() {
        return changedAt;
    }

    public void change(String newZone, String newWeekStart, String by, Instant now) {
        zone = newZone;
        weekStart = newWeekStart;
        version++;
        changedBy = by;
        changedAt = now;
    }
}
