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

/** One letter with a report to one person, and what has become of it. */
@Entity
@Table(name = "report_mailing")
public class ReportMailing {

    private static final int LONGEST_TOLD = 2000;
    private static final int LONGEST_DETAIL = 500;

    /** How far it is. */
    public enum State {
        WAITING,
        /** A server makes the report and looks for the mail server: to be repeated when it dies. */
        PREPARING,
        /** It is being handed over: not to be repeated, whatever happens. */
        SENDING,
        SENT,
        /** Nothing was sent, and nothing will be. */
        SKIPPED,
        FAILED,
        /** Nobody knows whether the mail server has it. */
        UNCERTAIN
    }

    /** Why it was not sent, or not yet. */
    public enum Reason {
        /** The receiver wants no more of these. */
        UNSUBSCRIBED,
        NO_ADDRESS,
        /** The receiver may be told nothing of it any more. */
        NO_RIGHT,
        /** The receiver may no longer sign in. */
        DISABLED,
        /** The report or its schedule was deleted. */
        GONE,
        /** The mail server was not there, or put it off. */
        AWAY,
        /** The mail server will not have it. */
        REFUSED,
        /** The connection broke while it was being handed over, or the server died. */
        BROKEN,
        /** The report could not be made. */
        FAULT
    }

    @Id
    private UUID id;

    @Column(name = "schedule_id")
    private UUID scheduleId;

    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "due_at")
    private Instant dueAt;

    @Enumerated(EnumType.STRING)
    private State state = State.WAITING;

    private int attempts;

    @Column(name = "next_at")
    private Instant nextAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    private @Nullable String address;

    private @Nullable String told;

    @Column(name = "row_count")
    private long rows;

    private boolean attached;

    @Column(name = "left_out")
    private int leftOut;

    @Enumerated(EnumType.STRING)
    private @Nullable Reason reason;

    private @Nullable String detail;

    protected ReportMailing() {}

    public ReportMailing(UUID id, ReportId schedule, PersonId person, Instant due) {
        this.id = id;
        this.scheduleId = schedule.value();
        this.personId = person.value();
        this.dueAt = due;
        this.nextAt = due;
        this.changedAt = due;
    }

    public UUID id() {
        return id;
    }

    public ReportId schedule() {
        return new ReportId(scheduleId);
    }

    public PersonId person() {
        return new PersonId(personId);
    }

    public Instant dueAt() {
        return dueAt;
    }

    public State state() {
        return state;
    }

    /** The number of the last attempt. */
    public int attempts() {
        return attempts;
    }

    public Instant nextAt() {
        return nextAt;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public @Nullable String address() {
        return address;
    }

    /** The departments that it told of. */
    public @Nullable String told() {
        return told;
    }

    public long rows() {
        return rows;
    }

    public boolean isAttached() {
        return attached;
    }

    /** How many departments did not fit into it. */
    public int leftOut() {
        return leftOut;
    }

    public @Nullable Reason reason() {
        return reason;
    }

    /** What the mail server said, or what went wrong. */
    public @Nullable String detail() {
        return detail;
    }

    public boolean isReady(Instant now) {
        return state == State.WAITING && !nextAt.isAfter(now);
    }

    /** Each attempt has a number of its own; what an older one brings is too late. */
    public void begun(Instant now) {
        attempts++;
        state = State.PREPARING;
        changedAt = now;
    }

    public void handingOver(Instant now) {
        state = State.SENDING;
        changedAt = now;
    }

    /** @param without how many departments did not fit into it */
    public void told(String departments, int without, long itsRows, boolean alongside) {
        told = cut(departments, LONGEST_TOLD);
        leftOut = without;
        rows = itsRows;
        attached = alongside;
    }

    public void sent(String to, Instant now) {
        address = to;
        ended(State.SENT, null, null, now);
    }

    public void ended(State how, @Nullable Reason why, @Nullable String words, Instant now) {
        state = how;
        reason = why;
        detail = words == null ? null : cut(words, LONGEST_DETAIL);
        changedAt = now;
    }

    /** To be tried again. */
    public void later(Instant when, Reason why, @Nullable String words, Instant now) {
        ended(State.WAITING, why, words, now);
        nextAt = when;
    }

    /** The next attempt is to come at once. */
    public void hurried(Instant now) {
        nextAt = now;
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
