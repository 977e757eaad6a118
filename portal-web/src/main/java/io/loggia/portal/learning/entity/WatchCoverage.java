package io.loggia.portal.learning.entity;

import io.loggia.analytics.coverage.Coverage;
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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that one person has watched of one revision. Rows are made by an SQL statement that survives two tabs opening at
 * once, and changed only while locked, so that the beats of several tabs come one after the other.
 */
@Entity
@Table(name = "watch_coverage")
public class WatchCoverage {

    /** Nobody wants to be taken back to the first or the last few seconds. */
    private static final long NOT_WORTH_RESUMING_MS = 5_000;

    @Id
    private UUID id;

    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "media_id")
    private UUID mediaId;

    @Column(name = "revision_id")
    private UUID revisionId;

    @Column(name = "duration_ms")
    private long durationMs;

    private String credited;

    @Column(name = "position_ms")
    private long positionMs;

    @Column(name = "viewing_day_id")
    private @Nullable UUID viewingDayId;

    @Column(name = "last_at")
    private @Nullable Instant lastAt;

    @Column(name = "completed_at")
    private @Nullable Instant completedAt;

    private String again = "";

    @Column(name = "again_from")
    private @Nullable LocalDate againFrom;

    @Column(name = "again_at")
    private @Nullable Instant againAt;

    private String voided = "";

    @Column(name = "counts_from")
    private @Nullable Instant countsFrom;

    private boolean folded;

    @SuppressWarnings("UnusedVariable") // Queries read it.
    private boolean detailed = true;

    @Column(name = "under_way")
    @SuppressWarnings("UnusedVariable") // Queries read it.
    private boolean underWay;

    protected WatchCoverage() {}

    public UUID id() {
        return id;
    }

    public PersonId person() {
        return new PersonId(personId);
    }

    public MediaId media() {
        return new MediaId(mediaId);
    }

    public RevisionId revision() {
        return new RevisionId(revisionId);
    }

    public long durationMs() {
        return durationMs;
    }

    /** What counts as watched. */
    public Coverage credited() {
        return Coverage.decode(credited);
    }

    /** All that was watched, also what proves nothing any more. */
    public Coverage seen() {
        return Coverage.decode(credited).plus(Coverage.decode(voided));
    }

    /** Whether a session that began then earns anything: not where a completion was voided since. */
    public boolean counts(Instant sessionStarted) {
        return countsFrom == null || !sessionStarted.isBefore(countsFrom);
    }

    /** Since when sessions earn again, where a completion was voided. */
    public @Nullable Instant countsFrom() {
        return countsFrom;
    }

    /**
     * A completion was voided. What it was earned by proves nothing any more: it has to be watched anew. What a round was
     * earned by has an account of its own, which stays while the round stands.
     *
     * @param round of that completion, null for none: then no other stands that the same watching has earned
     * @param first when the earliest completion that still stands was, {@code last} the latest; null where none stands
     */
    public void voidCompletion(
            @Nullable LocalDate round, @Nullable Instant first, @Nullable Instant last, Instant now) {
        completedAt = first;
        againAt = Objects.equals(first, last) ? null : last;
        // Else assignments with shares of their own would find it once more.
        if (first == null || round == null) {
            voided = seen().encode();
            credited = "";
            positionMs = 0;
        }
        if (first == null || (round != null && round.equals(againFrom))) {
            again = "";
        }
        viewingDayId = null;
        countsFrom = now;
    }

    public double coveredShare() {
        return Coverage.decode(credited).share(durationMs);
    }

    /** Takes what a beat earned. */
    public void watched(Coverage newCredited, long newDurationMs, long newPositionMs, Instant now) {
        credited = newCredited.encode();
        durationMs = newDurationMs;
        positionMs = Math.clamp(newPositionMs, 0, newDurationMs);
        lastAt = now;
        detailed = true;
    }

    /** Where to go on; the start for what was hardly begun or was seen to the end. */
    public double resumeSeconds() {
        boolean worthIt = positionMs >= NOT_WORTH_RESUMING_MS && positionMs <= durationMs - NOT_WORTH_RESUMING_MS;
        return worthIt ? positionMs / 1000.0 : 0;
    }

    public Optional<UUID> viewingDay() {
        return Optional.ofNullable(viewingDayId);
    }

    public void setViewingDay(UUID day) {
        viewingDayId = day;
    }

    public Optional<Instant> lastAt() {
        return Optional.ofNullable(lastAt);
    }

    public boolean isCompleted() {
        return completedAt != null;
    }

    /** Happens once. */
    public void complete(Instant now) {
        if (completedAt != null) {
            throw new IllegalStateException("completed before");
        }
        completedAt = now;
    }

    /** What was watched anew in the round that began on that day. */
    public Coverage again(LocalDate round) {
        return round.equals(againFrom) ? Coverage.decode(again) : Coverage.NONE;
    }

    /** The first day of the round in which it was last watched anew. */
    public Optional<LocalDate> againFrom() {
        return Optional.ofNullable(againFrom);
    }

    public void watchedAgain(Coverage newAgain, LocalDate round) {
        again = newAgain.encode();
        againFrom = round;
    }

    /** The last time that it was completed. */
    public Optional<Instant> lastCompletedAt() {
        return Optional.ofNullable(againAt == null ? completedAt : againAt);
    }

    public void completeAgain(Instant now) {
        againAt = now;
    }

    /** Whether what was seen is counted, with all others', where nobody is named. */
    public boolean isFolded() {
        return folded;
    }

    public void fold() {
        folded = true;
    }

    /** Whether nothing can come any more of which parts were watched. */
    public boolean losesParts(boolean isCurrent) {
        return !isCurrent || completedAt != null;
    }

    private boolean isAgainUnderWay(HouseCalendar calendar) {
        return againFrom != null
                && lastCompletedAt()
                        .filter(at -> !at.isBefore(calendar.begin(againFrom)))
                        .isEmpty();
    }

    /**
     * Forgets of which parts it consists: how much it was stays. Parts that can still become a
     * completion stay too.
     *
     * @param isCurrent whether its file is what the item plays
     */
    public void thin(boolean isCurrent, HouseCalendar calendar) {
        detailed = false;
        boolean keepsAgain = isCurrent && isAgainUnderWay(calendar);
        underWay = keepsAgain || !losesParts(isCurrent);
        if (losesParts(isCurrent)) {
            credited = amount(credited);
            voided = "";
            positionMs = 0;
        }
        if (!keepsAgain) {
            again = amount(again);
        }
    }

    private static String amount(String parts) {
        return Coverage.of(0, Coverage.decode(parts).coveredMillis()).encode();
    }
}
