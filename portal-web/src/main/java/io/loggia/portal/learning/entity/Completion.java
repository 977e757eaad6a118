package io.loggia.portal.learning.entity;

import io.loggia.domain.AssignmentId;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.RevisionId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Proof that a person completed a revision, as things stood at that moment. Written once, never changed; where an
 * assignment asks for it again, or it was voided, another is written: one that stands for each round. Where an assignment
 * asks for a share of its own, there is one beside that names it, and completes that assignment alone.
 */
@Entity
@Table(name = "completion")
public class Completion {

    /** Of what was completed without being asked again. */
    private static final LocalDate FIRST = LocalDate.EPOCH;

    /** What stands for no assignment in {@code assignmentId}: of what completed the item. */
    public static final UUID OF_ITEM = new UUID(0, 0);

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

    @Column(name = "department_name", updatable = false)
    private @Nullable String departmentName;

    @ElementCollection
    @CollectionTable(name = "completion_manager", joinColumns = @JoinColumn(name = "completion_id"))
    private Set<ManagerThen> managers = new HashSet<>();

    @Column(name = "completed_at", updatable = false)
    private Instant completedAt;

    @Column(name = "covered_share", updatable = false)
    private double coveredShare;

    @Column(name = "required_share", updatable = false)
    private double requiredShare;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private CompletedBy rule = CompletedBy.DEFAULT;

    @Column(name = "assignment_id", updatable = false)
    private UUID assignmentId = OF_ITEM;

    @Column(name = "round_from", updatable = false)
    private LocalDate roundFrom = FIRST;

    @Column(updatable = false)
    @SuppressWarnings("UnusedVariable") // The database reads it.
    private int attempt;

    protected Completion() {}

    /** Where the person stood at that moment. */
    public record Place(
            @Nullable DepartmentId department, @Nullable String departmentName, Set<ManagerThen> managers) {}

    /**
     * How much was watched, how much was asked for, and by whose rule.
     *
     * @param assignment whose it was; null where it completes the item
     */
    public record Shares(
            double covered,
            double required,
            CompletedBy rule,
            @Nullable AssignmentId assignment) {}

    /**
     * @param title of the item at that moment
     * @param place of the person at that moment
     * @param shares with the threshold in force at that moment
     */
    public Completion(
            PersonId person,
            MediaId media,
            RevisionId revision,
            String title,
            Place place,
            Instant completedAt,
            Shares shares) {
        this.id = UUID.randomUUID();
        this.personId = person.value();
        this.mediaId = media.value();
        this.revisionId = revision.value();
        this.title = title;
        this.departmentId =
                place.department() == null ? null : place.department().value();
        this.departmentName = place.departmentName();
        this.managers = new HashSet<>(place.managers());
        this.completedAt = completedAt;
        this.coveredShare = shares.covered();
        this.requiredShare = shares.required();
        this.rule = shares.rule();
        this.assignmentId = stored(shares.assignment());
    }

    /**
     * Tells, before it is written, that it is of the round that began on that day, null for none.
     *
     * @param voidedBefore how many of that round were voided
     */
    public void inRound(@Nullable LocalDate begin, int voidedBefore) {
        roundFrom = stored(begin);
        attempt = voidedBefore;
    }

    /** The first day of the round as it is stored, null for none. */
    public static LocalDate stored(@Nullable LocalDate round) {
        return round == null ? FIRST : round;
    }

    /** An assignment as it is stored, null for none. */
    public static UUID stored(@Nullable AssignmentId assignment) {
        return assignment == null ? OF_ITEM : assignment.value();
    }

    public UUID id() {
        return id;
    }

    /** The assignment that it completes; empty where it completes the item. */
    public Optional<AssignmentId> assignment() {
        return assignmentId.equals(OF_ITEM) ? Optional.empty() : Optional.of(new AssignmentId(assignmentId));
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

    /** The first day of the round that it is of; null for none. */
    public @Nullable LocalDate round() {
        return roundFrom.equals(FIRST) ? null : roundFrom;
    }

    public @Nullable DepartmentId department() {
        return departmentId == null ? null : new DepartmentId(departmentId);
    }

    /** What that department was called then; null where it was not written down. */
    public @Nullable String departmentName() {
        return departmentName;
    }

    public Set<ManagerThen> managers() {
        return Set.copyOf(managers);
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

    /** Whose rule asked for that share. */
    public CompletedBy rule() {
        return rule;
    }
}
