package io.loggia.portal.learning.entity;

import io.loggia.domain.AssignmentId;
import io.loggia.domain.Audience;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An item that some people are asked to complete. One that is over stays, and asks nobody. */
@Entity
@Table(name = "assignment")
public class Assignment {

    @Id
    private UUID id;

    @Column(name = "media_id")
    private UUID mediaId;

    private boolean mandatory;

    private LocalDate begins;

    private @Nullable LocalDate due;

    @Column(name = "every_months")
    private int everyMonths;

    private @Nullable Double threshold;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private UUID createdBy;

    @SuppressWarnings("UnusedVariable") // Queries read it.
    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "share_from")
    private @Nullable Instant shareFrom;

    @ElementCollection
    @CollectionTable(name = "assignment_audience", joinColumns = @JoinColumn(name = "assignment_id"))
    @Column(name = "principal")
    private Set<String> audience = new HashSet<>();

    protected Assignment() {}

    /** @param begins the first day, as the organisation's calendar has it */
    public Assignment(MediaId media, PersonId by, LocalDate begins, Instant now) {
        this.id = UUID.randomUUID();
        this.mediaId = media.value();
        this.createdBy = by.value();
        this.begins = begins;
        this.createdAt = now;
    }

    public AssignmentId id() {
        return new AssignmentId(id);
    }

    public MediaId media() {
        return new MediaId(mediaId);
    }

    public Audience audience() {
        return Audience.parse(audience);
    }

    public boolean mandatory() {
        return mandatory;
    }

    public LocalDate begins() {
        return begins;
    }

    public @Nullable LocalDate due() {
        return due;
    }

    public int everyMonths() {
        return everyMonths;
    }

    public @Nullable Double threshold() {
        return threshold;
    }

    /** Since when it asks for a share of its own, where it did not from the beginning. */
    public @Nullable Instant shareFrom() {
        return shareFrom;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public PersonId createdBy() {
        return new PersonId(createdBy);
    }

    public void assignTo(Audience people, boolean isMandatory) {
        Set<String> tokens = people.principals().stream().map(Principal::token).collect(Collectors.toSet());
        audience.retainAll(tokens);
        audience.addAll(tokens);
        mandatory = isMandatory;
    }

    /** Begins to ask for a share of its own: completions of the item from before count as they did. */
    public void askForShareFrom(Instant now) {
        shareFrom = now;
    }

    public void ask(@Nullable LocalDate newDue, int newEveryMonths, @Nullable Double newThreshold) {
        due = newDue;
        everyMonths = newEveryMonths;
        threshold = newThreshold;
    }

    public void end(Instant now) {
        endedAt = now;
    }
}
