package io.loggia.portal.learning.control;

import io.loggia.analytics.assignment.AssignmentRule;
import io.loggia.analytics.assignment.AssignmentState;
import io.loggia.analytics.assignment.Learned;
import io.loggia.analytics.assignment.Learned.Again;
import io.loggia.analytics.assignment.Learned.Done;
import io.loggia.analytics.assignment.Standing;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.ContentChanges;
import io.loggia.portal.catalog.control.ContentChanges.Outdated;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.identity.control.AudienceMembers.Member;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.learning.entity.Completion;
import io.loggia.portal.learning.entity.WatchCoverage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * Where people stand with what is assigned to them: worked out from completions and coverage whenever it is asked, and
 * stored nowhere.
 */
@ApplicationScoped
public class Standings {

    private static final int AT_ONCE = 500;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private OrganisationCalendar calendars;

    @Inject
    private ContentChanges changes;

    private final int graceDays;

    @Inject
    public Standings(@ConfigProperties LearningConfig config) {
        graceDays = config.graceDays;
    }

    /** For the CDI proxy alone. */
    protected Standings() {
        graceDays = 0;
    }

    /**
     * How many stand where.
     *
     * @param people whom it is assigned to
     * @param shutOut those of them who may not watch the item now, of whom nothing is asked, and who are in no other number
     */
    public record Tally(long people, long shutOut, long completed, long inProgress, long notStarted, long overdue) {}

    /** Whether an item that is assigned to somebody may be watched by them now. Roles are left aside. */
    public static boolean mayWatch(Member member, MediaRef media, Instant now) {
        return media.access().owner().equals(member.id())
                || (media.access().isOpen(now) && member.isIn(media.access().audience()));
    }

    /** Where each of these people stands, in their order, some at a time; whether it is assigned to them is not asked. */
    public void forEach(GivenAssignment assignment, List<Member> people, BiConsumer<Member, Standing> each) {
        Instant now = Instant.now();
        AssignmentRule rule = rule();
        for (int from = 0; from < people.size(); from += AT_ONCE) {
            List<Member> some = people.subList(from, Math.min(from + AT_ONCE, people.size()));
            Map<PersonId, Learned> learned =
                    learned(assignment, some.stream().map(Member::id).toList());
            some.forEach(member -> each.accept(
                    member,
                    rule.standing(
                            assignment.asked(),
                            member.placedAt(),
                            learned.getOrDefault(member.id(), Learned.NOTHING),
                            now)));
        }
    }

    public Standing of(GivenAssignment assignment, PersonId person, Instant placedAt) {
        Learned learned = learned(assignment, List.of(person)).getOrDefault(person, Learned.NOTHING);
        return rule().standing(assignment.asked(), placedAt, learned, Instant.now());
    }

    /** @param roster everyone, of whom those count whom it is assigned to */
    public Tally tally(GivenAssignment assignment, MediaRef media, List<Member> roster) {
        Instant now = Instant.now();
        List<Member> assigned = roster.stream()
                .filter(member -> member.isIn(assignment.terms().audience()))
                .toList();
        List<Member> asked =
                assigned.stream().filter(member -> mayWatch(member, media, now)).toList();
        Map<AssignmentState, Long> counts = new EnumMap<>(AssignmentState.class);
        forEach(assignment, asked, (member, standing) -> counts.merge(standing.state(), 1L, Long::sum));
        return new Tally(
                assigned.size(),
                assigned.size() - asked.size(),
                counts.getOrDefault(AssignmentState.COMPLETED, 0L),
                counts.getOrDefault(AssignmentState.IN_PROGRESS, 0L),
                counts.getOrDefault(AssignmentState.NOT_STARTED, 0L),
                counts.getOrDefault(AssignmentState.OVERDUE, 0L));
    }

    private AssignmentRule rule() {
        return new AssignmentRule(calendars.current(), graceDays);
    }

    private Map<PersonId, Learned> learned(GivenAssignment assignment, Collection<PersonId> people) {
        MediaId media = assignment.media();
        List<UUID> ids = people.stream().map(PersonId::value).toList();
        Outdated outdated = changes.of(List.of(media));
        Map<PersonId, Learned> learned = new HashMap<>();
        entities.createQuery(
                        "select c.personId, c.revisionId, c.completedAt, c.coveredShare, v.voidedAt, c.assignmentId from Completion c"
                                + " left join CompletionVoid v on v.completionId = c.id"
                                + " where c.mediaId = :media and c.personId in :people"
                                + " and (c.assignmentId = :item or c.assignmentId = :assignment)",
                        Object[].class)
                .setParameter("item", Completion.OF_ITEM)
                .setParameter("assignment", assignment.id().value())
                .setParameter("media", media.value())
                .setParameter("people", ids)
                .getResultList()
                .forEach(
                        row -> learned.merge(new PersonId((UUID) row[0]), completed(row, outdated), Standings::joined));
        entities
                .createQuery(
                        "select c from WatchCoverage c where c.mediaId = :media and c.personId in :people"
                                + " order by c.lastAt",
                        WatchCoverage.class)
                .setParameter("media", media.value())
                .setParameter("people", ids)
                .getResultList()
                .stream()
                .filter(row -> !outdated.isOutdated(row.revision()))
                .forEach(row -> learned.merge(row.person(), watched(row), Standings::joined));
        return learned;
    }

    /** A completion that came to nothing says since when it is asked anew. */
    private static Learned completed(Object[] row, Outdated outdated) {
        Instant lapsed = row[4] instanceof Instant voidedAt
                ? voidedAt
                : outdated.since(new RevisionId((UUID) row[1])).orElse(null);
        return lapsed == null
                ? new Learned(
                        List.of(new Done(
                                (Instant) row[2], ((Number) row[3]).doubleValue(), !row[5].equals(Completion.OF_ITEM))),
                        0,
                        null)
                : new Learned(List.of(), 0, null, lapsed);
    }

    private static Learned watched(WatchCoverage row) {
        Again again = row.againFrom()
                .map(from -> new Again(from, row.again(from).share(row.durationMs())))
                .orElse(null);
        return new Learned(List.of(), row.coveredShare(), again);
    }

    /** Of several revisions the most that was watched counts, and of what was watched anew the latest. */
    private static Learned joined(Learned known, Learned more) {
        return new Learned(
                Stream.concat(known.completions().stream(), more.completions().stream())
                        .toList(),
                Math.max(known.share(), more.share()),
                more.again() == null ? known.again() : more.again(),
                later(known.askedAnewAt(), more.askedAnewAt()));
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? b : a;
    }
}
