package io.loggia.portal.learning.entity;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.RevisionId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Proof that a person completed a revision, as things stood at that moment. Written once, never changed; where an
 * assignment asks for it again, another is written, one for each round.
 */
@Entity
@Table(name = "completion")
public class Completion {

    /** Of what was completed without being asked again. */
    private static final LocalDate FIRST = LocalDate.EPOCH;

    @Id
    @Column(updatable = false)
    private UUID id;

    @Column(name = "person_id", updatable = false)
    private UUID personId;

    @Column(name = "media_id", updatable = false)
    private UUID mediaId;

    @Column(name = "revision_id", updatable = false)
    private UUID revisionId;

    @Column(updatable = false)
    private String title;

    @Column(name = "department_id", updatable = false)
    private @Nullable UUID departmentId;

    @Column(name = "completed_at", updatable = false)
    private Instant completedAt;

    @Column(name = "covered_share", updatable = false)
    private double coveredShare;

    @Column(name = "required_share", updatable = false)
    private double requiredShare;

    @Column(name = "round_from", updatable = false)
    @SuppressWarnings("UnusedVariable") // The database reads it.
    private LocalDate roundFrom = FIRST;

    protected Completion() {}

    /** How much was watched, and how much was asked for. */
    public record Shares(double covered, double required) {}

    /**
     * @param title of the item at that moment
     * @param department of the person at that moment
     * @param shares with the threshold in force at that moment
     */
    public Completion(
            PersonId person,
            MediaId media,
            RevisionId revision,
            String title,
            @Nullable DepartmentId department,
            Instant completedAt,
            Shares shares) {
        this.id = UUID.randomUUID();
        this.personId = person.value();
        this.mediaId = media.value();
        this.revisionId = revision.value();
        this.title = title;
        this.departmentId = department == null ? null : department.value();
        this.completedAt = completedAt;
        this.coveredShare = shares.covered();
        this.requiredShare = shares.required();
    }

    /** Tells, before it is written, that it is of the round that began on that day. */
    public void inRound(LocalDate begin) {
        roundFrom = begin;
    }

    public UUID id() {
        return id;
    }

    public MediaId media() {
        return new MediaId(mediaId);
    }

    public String title() {
        return title;
    }

    public Instant completedAt() {
        return completedAt;
    }

    public double coveredShare() {
        return coveredShare;
    }

    public double requiredShare() {
        return requiredShare;
    }
}
