package io.loggia.portal.processing.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that was not as it should be, and what was done about it. */
@Entity
@Table(name = "scrub_finding")
public class ScrubFinding {

    /** What is wrong. */
    public enum Problem {
        /** Bytes, or the number of files, differ from what was written down. */
        CHANGED,
        /** All of it is gone, or files of it are. */
        MISSING,
        /** It lies in a storage class from which it must be thawed before it is read. */
        FROZEN,
        /** Nothing is known of it. */
        UNKNOWN
    }

    /** What was done about it. */
    public enum Mend {
        /** Nothing: somebody has to look. */
        NONE,
        /** It is made anew from the uploaded file. */
        MADE_ANEW,
        /** It was brought back from the other store. */
        BROUGHT_BACK,
        /** Something else is shown in its place. */
        REPLACED,
        /** It was removed. */
        REMOVED
    }

    @Id
    private UUID id;

    private String place;

    @Column(name = "revision_id")
    private @Nullable UUID revisionId;

    @Enumerated(EnumType.STRING)
    private Problem problem;

    @Enumerated(EnumType.STRING)
    private Mend mend;

    @Column(name = "found_at")
    private Instant foundAt;

    @Column(name = "seen_at")
    private Instant seenAt;

    @Column(name = "mended_at")
    private @Nullable Instant mendedAt;

    protected ScrubFinding() {}

    public ScrubFinding(UUID id, String place, @Nullable UUID revisionId, Problem problem, Mend mend, Instant now) {
        this.id = id;
        this.place = place;
        this.revisionId = revisionId;
        this.problem = problem;
        this.mend = mend;
        this.foundAt = now;
        this.seenAt = now;
    }

    public UUID id() {
        return id;
    }

    public String place() {
        return place;
    }

    public @Nullable UUID revisionId() {
        return revisionId;
    }

    public Problem problem() {
        return problem;
    }

    public Mend mend() {
        return mend;
    }

    public Instant foundAt() {
        return foundAt;
    }

    public Instant seenAt() {
        return seenAt;
    }

    /** When it was in order again; null while it is not. */
    public @Nullable Instant mendedAt() {
        return mendedAt;
    }

    public void seen(Problem nowProblem, Mend nowMend, Instant now) {
        problem = nowProblem;
        mend = nowMend;
        seenAt = now;
    }

    public void mended(Instant now) {
        mendedAt = now;
    }
}
