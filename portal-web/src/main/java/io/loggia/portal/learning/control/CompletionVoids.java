package io.loggia.portal.learning.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Viewer;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.learning.entity.Completion;
import io.loggia.portal.learning.entity.CompletionVoid;
import io.loggia.portal.learning.entity.ViewingFact;
import io.loggia.portal.learning.entity.WatchCoverage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Completions that prove nothing any more. The completion itself stays as it was written; beside it stands who voided it, when
 * and why, and nobody can take that back. Whoever watches anew completes the item anew. What was earned by the same watching,
 * for the item and for assignments with shares of their own, is voided together.
 */
@ApplicationScoped
public class CompletionVoids {

    public static final int MAX_REASON = 500;

    /** Of a completion c. */
    static final String STANDING =
            "not exists (select v.completionId from CompletionVoid v where v.completionId = c.id)";

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private ChangedDays changedDays;

    @Inject
    private People people;

    @Inject
    private AuditLog audit;

    /** @param by name of who did it, as it was then */
    public record Voided(Instant at, String by, String reason) {}

    /** How those of these completions came to prove nothing that do so. */
    public Map<UUID, Voided> of(Collection<UUID> completions) {
        Map<UUID, Voided> voided = new HashMap<>();
        if (!completions.isEmpty()) {
            entities.createQuery(
                            "select v from CompletionVoid v where v.completionId in :completions", CompletionVoid.class)
                    .setParameter("completions", completions)
                    .getResultList()
                    .forEach(v -> voided.put(v.completion(), new Voided(v.at(), v.byName(), v.reason())));
        }
        return voided;
    }

    /**
     * Voids a completion of the item. Wants the caller's transaction, and asks nobody's rights.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} when it is none of the item's, {@link ErrorCode#CONFLICT} when it
     *     was voided before
     */
    public void add(MediaRef media, UUID completion, Viewer by, String reason) {
        // Two may do so at once: the lock says who was first.
        Completion proof = Optional.ofNullable(
                        entities.find(Completion.class, completion, LockModeType.PESSIMISTIC_WRITE))
                .filter(found -> found.media().equals(media.id()))
                .orElseThrow(() -> new LoggiaException(ErrorCode.NOT_FOUND, "The item has no such completion."));
        // What the person watches meanwhile comes before all this or behind it.
        Optional<WatchCoverage> coverage = coverage(proof);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        requireStanding(proof);
        for (Completion one : together(proof)) {
            write(one, by, reason, now);
            if (one.assignment().isEmpty()) {
                withdraw(one);
            }
            note(media, one, reason);
        }
        coverage.ifPresent(row -> restart(row, proof, now));
    }

    /** This one, and others that stand and were earned by the same watching: rounds have accounts of their own. */
    private List<Completion> together(Completion proof) {
        if (proof.round() != null) {
            return List.of(proof);
        }
        return entities.createQuery(
                        "select c from Completion c where c.personId = :person and c.revisionId = :revision"
                                + " and c.roundFrom = :round and " + STANDING + " order by c.completedAt, c.id",
                        Completion.class)
                .setParameter("person", proof.person().value())
                .setParameter("revision", proof.revision().value())
                .setParameter("round", Completion.stored((LocalDate) null))
                .getResultList();
    }

    private void note(MediaRef media, Completion proof, String reason) {
        audit.byCaller(
                "completion.voided",
                new Subject("media", media.id().toString(), media.title()),
                Json.createObjectBuilder()
                        .add("completion", proof.id().toString())
                        .add("person", proof.person().toString())
                        .add("name", people.names(List.of(proof.person())).getOrDefault(proof.person(), ""))
                        .add("completedAt", proof.completedAt().toString())
                        .build()
                        .toString(),
                Json.createObjectBuilder().add("reason", reason).build().toString());
    }

    private Optional<WatchCoverage> coverage(Completion proof) {
        return entities.createQuery(
                        "select c from WatchCoverage c where c.personId = :person and c.revisionId = :revision",
                        WatchCoverage.class)
                .setParameter("person", proof.person().value())
                .setParameter("revision", proof.revision().value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    private void requireStanding(Completion proof) {
        if (entities.find(CompletionVoid.class, proof.id()) != null) {
            throw new LoggiaException(
                    ErrorCode.CONFLICT,
                    "This completion was voided before. Load the list anew to see by whom and why.");
        }
    }

    private void write(Completion proof, Viewer by, String reason, Instant now) {
        entities.persist(new CompletionVoid(proof.id(), by.id(), by.name(), reason, now));
        entities.flush();
    }

    /** The fact stops being one of a completion, and what was added up of it is added up anew. */
    private void withdraw(Completion proof) {
        ChangedDays.Notes changed = new ChangedDays.Notes();
        entities.createQuery(
                        "select v from ViewingFact v where v.personId = :person and v.revisionId = :revision"
                                + " and v.completedAt = :at",
                        ViewingFact.class)
                .setParameter("person", proof.person().value())
                .setParameter("revision", proof.revision().value())
                .setParameter("at", proof.completedAt())
                .getResultList()
                .forEach(fact -> {
                    fact.voidCompletion(proof.id());
                    changed.note(fact);
                });
        changedDays.write(changed);
    }

    private void restart(WatchCoverage coverage, Completion proof, Instant now) {
        List<Instant> standing = entities.createQuery(
                        "select c.completedAt from Completion c where c.personId = :person and c.revisionId = :revision"
                                + " and c.assignmentId = :item and " + STANDING + " order by c.completedAt",
                        Instant.class)
                .setParameter("item", Completion.OF_ITEM)
                .setParameter("person", proof.person().value())
                .setParameter("revision", proof.revision().value())
                .getResultList();
        coverage.voidCompletion(
                proof.round(),
                standing.isEmpty() ? null : standing.getFirst(),
                standing.isEmpty() ? null : standing.getLast(),
                now);
    }
}
