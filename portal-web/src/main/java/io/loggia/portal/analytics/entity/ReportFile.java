package io.loggia.portal.analytics.entity;

import io.loggia.domain.PersonId;
import io.loggia.domain.ReportId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A report that is made in the background, and what has become of it. */
@Entity
@Table(name = "report_file")
public class ReportFile {

    private static final int LONGEST_REASON = 500;

    /** How far it is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    @Id
    private UUID id;

    @Column(name = "owner_id")
    private UUID ownerId;

    private String asked;

    private String format;

    private String language;

    private String title;

    private String scope = "";

    @Enumerated(EnumType.STRING)
    private State state = State.WAITING;

    @Column(name = "row_count")
    private long rows;

    @Column(name = "size_bytes")
    private long sizeBytes;

    private int attempts;

    @Column(name = "attempts_before")
    private int attemptsBefore;

    private @Nullable String reason;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    private boolean seen;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    protected ReportFile() {}

    /** @param asked as JSON */
    public ReportFile(
            ReportId id, PersonId owner, String asked, String format, String language, String title, Instant now) {
        this.id = id.value();
        this.ownerId = owner.value();
        this.asked = asked;
        this.format = format;
        this.language = language;
        this.title = title;
        this.askedAt = now;
    }

    public ReportId id() {
        return new ReportId(id);
    }

    public PersonId owner() {
        return new PersonId(ownerId);
    }

    public String asked() {
        return asked;
    }

    public String format() {
        return format;
    }

    public String language() {
        return language;
    }

    public String title() {
        return title;
    }

    /** How far the last attempt may look; empty before any. */
    public String scope() {
        return scope;
    }

    public void setScope(String reach) {
        scope = reach;
    }

    public State state() {
        return state;
    }

    public long rows() {
        return rows;
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    /** The number of the last attempt. */
    public int attempts() {
        return attempts;
    }

    /** How often it was tried since somebody asked. */
    public int tries() {
        return attempts - attemptsBefore;
    }

    /** Why it failed, in words for the one who asked. */
    public @Nullable String reason() {
        return reason;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    public @Nullable Instant expiresAt() {
        return expiresAt;
    }

    /** Whether the one who asked knows that it ended. */
    public boolean isSeen() {
        return seen;
    }

    public void see() {
        seen = true;
    }

    public boolean isOpen() {
        return state == State.WAITING || state == State.RUNNING;
    }

    /** Each attempt has a number of its own; what an older one brings is too late. */
    public void begun() {
        state = State.RUNNING;
        attempts++;
        rows = 0;
    }

    public void advanced(long written) {
        rows = written;
    }

    public void done(long written, long bytes, Instant now, Instant until) {
        state = State.DONE;
        rows = written;
        sizeBytes = bytes;
        ended(now, until);
    }

    public void failed(String why, Instant now, Instant until) {
        state = State.FAILED;
        reason = why.length() <= LONGEST_REASON ? why : why.substring(0, LONGEST_REASON);
        ended(now, until);
    }

    public void cancelled(Instant now, Instant until) {
        state = State.CANCELLED;
        seen = true;
        ended(now, until);
    }

    /** Once more from the beginning. */
    public void again() {
        state = State.WAITING;
        attemptsBefore = attempts;
        rows = 0;
        reason = null;
        seen = false;
        endedAt = null;
        expiresAt = null;
    }

    private void ended(Instant now, Instant until) {
        endedAt = now;
        expiresAt = until;
    }
}
