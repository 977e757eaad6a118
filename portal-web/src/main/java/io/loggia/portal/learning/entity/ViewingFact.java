package io.loggia.portal.learning.entity;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.HouseCalendar;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.RevisionId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person watched of a revision on one day, UTC's and the organisation's, while in one department. A person who
 * moves, or watches on another day of either, gets another row; the old one stays as it is.
 */
@Entity
@Table(name = "viewing_day")
public class ViewingFact {

    @Id
    private UUID id;

    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "media_id")
    private UUID mediaId;

    @Column(name = "revision_id")
    private UUID revisionId;

    @Column(name = "department_id")
    private @Nullable UUID departmentId;

    @Column(name = "covered_share")
    private double coveredShare;

    @Column(name = "watched_ms")
    private long watchedMs;

    @SuppressWarnings("UnusedVariable") // Queries read it.
    private int views;

    @Column(name = "last_at")
    private Instant lastAt;

    @Column(name = "completed_at")
    private @Nullable Instant completedAt;

    @Column(name = "voided_id")
    @SuppressWarnings("UnusedVariable") // Queries read it.
    private @Nullable UUID voidedId;

    protected ViewingFact() {}

    public ViewingFact(
            PersonId person, MediaId media, RevisionId revision, @Nullable DepartmentId department, Instant now) {
        this.id = UUID.randomUUID();
        this.personId = person.value();
        this.mediaId = media.value();
        this.revisionId = revision.value();
        this.departmentId = department == null ? null : department.value();
        this.lastAt = now;
    }

    public UUID id() {
        return id;
    }

    public @Nullable UUID departmentId() {
        return departmentId;
    }

    /** When the person last watched, which decides the day that this counts on. */
    public Instant lastAt() {
        return lastAt;
    }

    /** Whether what is watched now, in this department, still belongs to this row. */
    public boolean covers(@Nullable DepartmentId department, Instant now, HouseCalendar calendar) {
        return Objects.equals(departmentId, department == null ? null : department.value())
                && LocalDate.ofInstant(lastAt, ZoneOffset.UTC).equals(LocalDate.ofInstant(now, ZoneOffset.UTC))
                && calendar.day(lastAt).equals(calendar.day(now));
    }

    /** @param share of the whole revision, watched by this person altogether */
    public void watched(double share, Instant now) {
        coveredShare = share;
        lastAt = now;
    }

    /**
     * Adds what was played that day, also what the person had watched before.
     *
     * @param view whether a session became a view by it
     */
    public void played(long millis, boolean view) {
        watchedMs += millis;
        views += view ? 1 : 0;
    }

    /** The share stays what it was then, also when the day goes on: the report shows what completed the item. */
    public void complete(Instant now) {
        completedAt = now;
    }

    /** The completion that it was proves nothing any more. What was watched, and its share, stays. */
    public void voidCompletion(UUID completion) {
        voidedId = completion;
        completedAt = null;
    }

    public boolean isCompletion() {
        return completedAt != null;
    }
}
