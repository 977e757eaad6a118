package io.loggia.portal.learning.control;

import io.loggia.domain.AssignmentId;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.Managers;
import io.loggia.portal.learning.entity.Completion;
import io.loggia.portal.learning.entity.ManagerThen;
import io.loggia.portal.learning.entity.WatchCoverage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes completions down, with all that will be asked about them later. */
@ApplicationScoped
class Proofs {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Departments departments;

    @Inject
    private Managers managers;

    /** What completes. */
    record Completed(PersonId person, @Nullable DepartmentId department, MediaRef media, WatchCoverage coverage) {}

    /**
     * Wants the caller's transaction, in which the coverage is locked.
     *
     * @param round in which it was asked again, null for none
     */
    void write(Completed what, Completion.Shares shares, @Nullable LocalDate round, Instant now) {
        DepartmentId department = what.department();
        Completion proof = new Completion(
                what.person(),
                what.media().id(),
                what.coverage().revision(),
                what.media().title(),
                new Completion.Place(department, name(department), managers(what)),
                now,
                shares);
        proof.inRound(round, voidedBefore(what.coverage(), shares.assignment(), round));
        entities.persist(proof);
    }

    private @Nullable String name(@Nullable DepartmentId department) {
        return department == null ? null : departments.namesEver().get(department);
    }

    private Set<ManagerThen> managers(Completed what) {
        return managers.of(what.person(), what.department()).entrySet().stream()
                .map(manager -> new ManagerThen(manager.getKey().value(), manager.getValue()))
                .collect(Collectors.toSet());
    }

    private int voidedBefore(WatchCoverage coverage, @Nullable AssignmentId assignment, @Nullable LocalDate round) {
        return Math.toIntExact(entities.createQuery(
                        "select count(v) from CompletionVoid v, Completion c where c.id = v.completionId"
                                + " and c.personId = :person and c.revisionId = :revision and c.roundFrom = :round"
                                + " and c.assignmentId = :assignment",
                        Long.class)
                .setParameter("person", coverage.person().value())
                .setParameter("revision", coverage.revision().value())
                .setParameter("round", Completion.stored(round))
                .setParameter("assignment", Completion.stored(assignment))
                .getSingleResult());
    }
}
