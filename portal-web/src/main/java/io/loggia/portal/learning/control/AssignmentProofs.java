package io.loggia.portal.learning.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.analytics.assignment.AssignmentRule;
import io.loggia.analytics.coverage.Coverage;
import io.loggia.domain.AssignmentId;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.ContentChanges;
import io.loggia.portal.catalog.control.ContentChanges.Outdated;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.identity.control.AudienceMembers;
import io.loggia.portal.identity.control.AudienceMembers.Member;
import io.loggia.portal.learning.control.Proofs.Completed;
import io.loggia.portal.learning.entity.CompletedBy;
import io.loggia.portal.learning.entity.Completion;
import io.loggia.portal.learning.entity.WatchCoverage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes down who has watched as much as an assignment asks for by a share of its own: in the beat that reaches it, and of
 * what was watched before when the assignment is given or changed. What is written stays, whatever is asked for later.
 */
@ApplicationScoped
public class AssignmentProofs {

    private static final int AT_ONCE = 500;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Assignments assignments;

    @Inject
    private AudienceMembers members;

    @Inject
    private ContentChanges changes;

    @Inject
    private Proofs proofs;

    /** Beats ask for it, so it is remembered for some seconds; of most items there is nothing. */
    private final Cache<MediaId, List<GivenAssignment>> asking = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(2))
            .build();

    /** Of whom nothing is to be written: later beats of theirs need not ask again. */
    private final Cache<Settled, Boolean> settled = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /** @param countsFrom changes when what was earned is voided, and has to be earned anew */
    private record Settled(
            UUID coverage,
            AssignmentId assignment,
            @Nullable Instant countsFrom) {}

    /** What somebody has watched enough of, while nothing says so. */
    public record Due(
            UUID coverage, PersonId person, @Nullable DepartmentId department) {}

    /**
     * Wants the caller's transaction, in which the coverage is locked.
     *
     * @param share watched of it by now
     */
    void reached(Completed what, double share, Instant now) {
        for (GivenAssignment one : asking.get(what.media().id(), assignments::withShare)) {
            if (AssignmentRule.reaches(share, threshold(one))) {
                WatchCoverage coverage = what.coverage();
                Settled key = new Settled(coverage.id(), one.id(), coverage.countsFrom());
                if (settled.getIfPresent(key) != null) {
                    continue;
                }
                if (isWritten(one, coverage) || !isAsked(one, what.person())) {
                    settled.put(key, true);
                } else {
                    // Not remembered: the transaction may come to nothing. The next beat finds what was written.
                    write(one, what, share, now);
                }
            }
        }
    }

    /** What assignments of this item ask for is read anew. */
    public void forget(MediaId media) {
        asking.invalidate(media);
    }

    /** All that have a share of their own. */
    public List<GivenAssignment> withShare() {
        return assignments.withShare(null);
    }

    /**
     * People whom it is assigned to, who may watch the item and have watched enough of it, though nothing says so. In the order
     * in which {@link #settle} takes its locks.
     *
     * @param roster everyone, of whom those count whom it is assigned to
     */
    public List<Due> due(GivenAssignment given, MediaRef media, List<Member> roster) {
        if (given.terms().threshold() == null) {
            return List.of();
        }
        Instant now = Instant.now();
        Map<PersonId, Member> asked = new HashMap<>();
        roster.stream()
                .filter(member -> member.isIn(given.terms().audience()) && Standings.mayWatch(member, media, now))
                .forEach(member -> asked.put(member.id(), member));
        Outdated outdated = changes.of(List.of(media.id()));
        List<PersonId> people = List.copyOf(asked.keySet());
        List<Due> due = new ArrayList<>();
        for (int from = 0; from < people.size(); from += AT_ONCE) {
            List<PersonId> some = people.subList(from, Math.min(from + AT_ONCE, people.size()));
            for (Object[] row : unwritten(given, some)) {
                PersonId person = new PersonId((UUID) row[1]);
                double share = Coverage.decode((String) row[2]).share(((Number) row[3]).longValue());
                if (AssignmentRule.reaches(share, threshold(given))
                        && !outdated.isOutdated(new RevisionId((UUID) row[4]))) {
                    due.add(new Due(
                            (UUID) row[0],
                            person,
                            Objects.requireNonNull(asked.get(person)).department()));
                }
            }
        }
        due.sort(Comparator.comparing(one -> one.coverage().toString()));
        return due;
    }

    private List<Object[]> unwritten(GivenAssignment given, List<PersonId> people) {
        return entities.createQuery(
                        "select w.id, w.personId, w.credited, w.durationMs, w.revisionId from WatchCoverage w"
                                + " where w.mediaId = :media and w.personId in :people and not exists (select c.id"
                                + " from Completion c where c.personId = w.personId and c.revisionId = w.revisionId"
                                + " and c.assignmentId = :assignment and " + CompletionVoids.STANDING + ")",
                        Object[].class)
                .setParameter("media", given.media().value())
                .setParameter("people", people.stream().map(PersonId::value).toList())
                .setParameter("assignment", given.id().value())
                .getResultList();
    }

    /** Writes what some of those still lack whom {@link #due} named. Wants the caller's transaction, and makes beats wait. */
    public void settle(GivenAssignment given, MediaRef media, List<Due> some) {
        Map<UUID, Due> due = new HashMap<>();
        some.forEach(one -> due.put(one.coverage(), one));
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<WatchCoverage> locked = entities.createQuery(
                        "select c from WatchCoverage c where c.id in :ids order by c.id", WatchCoverage.class)
                .setParameter("ids", due.keySet())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        for (WatchCoverage coverage : locked) {
            double share = coverage.coveredShare();
            if (AssignmentRule.reaches(share, threshold(given)) && !isWritten(given, coverage)) {
                Due one = Objects.requireNonNull(due.get(coverage.id()));
                write(given, new Completed(one.person(), one.department(), media, coverage), share, now);
            }
        }
    }

    private void write(GivenAssignment given, Completed what, double share, Instant now) {
        Completion.Shares shares = new Completion.Shares(share, threshold(given), CompletedBy.ASSIGNMENT, given.id());
        proofs.write(what, shares, null, now);
    }

    private boolean isWritten(GivenAssignment given, WatchCoverage coverage) {
        return entities.createQuery(
                                "select count(c) from Completion c where c.personId = :person and c.revisionId = :revision"
                                        + " and c.assignmentId = :assignment and " + CompletionVoids.STANDING,
                                Long.class)
                        .setParameter("person", coverage.person().value())
                        .setParameter("revision", coverage.revision().value())
                        .setParameter("assignment", given.id().value())
                        .getSingleResult()
                > 0;
    }

    private boolean isAsked(GivenAssignment given, PersonId person) {
        return members.find(person)
                .filter(member -> member.isIn(given.terms().audience()))
                .isPresent();
    }

    private static double threshold(GivenAssignment given) {
        return Objects.requireNonNull(given.terms().threshold(), "it asks for a share of its own");
    }
}
