package io.loggia.portal.search.control;

import io.loggia.domain.AccessPolicy;
import io.loggia.domain.PersonId;
import io.loggia.domain.Viewer;
import io.loggia.portal.search.entity.AskedQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What people search for. A search only notes it in memory; it is written a moment later, and a server that dies in
 * between loses that. What one person seeks is shown to nobody else: others see only what several people sought.
 */
@ApplicationScoped
public class AskedQueries {

    /** So many people must have sought the same before it is offered to others. */
    public static final int PEOPLE_TO_BE_POPULAR = 3;

    /** So many people must have sought the same in vain before it is told to those who look after the content. */
    public static final int PEOPLE_TO_BE_TOLD = 2;

    private static final Duration KEPT = Duration.ofDays(90);
    private static final int MOST_NOTED = 10_000;
    private static final int MOST_POPULAR = 300;
    private static final int MOST_RECENT = 8;
    private static final int SHORTEST = 2;

    /** Words, how many departments their seekers are in (those in none are together), and one of them. */
    static final String POPULAR = """
            select a.sought, count(distinct coalesce(cast(p.department_id as varchar(36)), '')),
              min(coalesce(cast(p.department_id as varchar(36)), ''))
            from search_asked a join person p on p.id = a.person_id
            where a.found > 0 group by a.sought having count(*) >= ?1 order by count(*) desc, a.sought""";

    /** As {@link #POPULAR}, of what was not found, with how many people, how often, and in which second last. */
    static final String IN_VAIN = """
            select a.sought, count(distinct coalesce(cast(p.department_id as varchar(36)), '')),
              min(coalesce(cast(p.department_id as varchar(36)), '')), count(*), sum(a.times),
              extract(epoch from max(a.last_at))
            from search_asked a join person p on p.id = a.person_id
            where a.found = 0 group by a.sought having count(*) >= ?1 order by count(*) desc, a.sought""";

    private final Queue<Noted> noted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private SearchDays days;

    private record Noted(UUID person, String text, int found, Instant at) {}

    /** Words that were sought in vain. */
    public record SoughtInVain(String text, long people, long times, Instant lastAt) {}

    /**
     * Words that several people sought.
     *
     * @param inVain people who found nothing at their last try
     */
    public record Sought(String text, long people, long times, long inVain, Instant lastAt) {}

    /** Takes note of a search; what was typed to begin with nothing is none. */
    public void note(PersonId person, String typed, int found) {
        String text = AskedQuery.plain(typed);
        if (text.length() >= SHORTEST && waiting.get() < MOST_NOTED) {
            waiting.incrementAndGet();
            noted.add(new Noted(person.value(), text, found, Instant.now()));
        }
    }

    public boolean hasNoted() {
        return !noted.isEmpty();
    }

    /** Writes what was noted. Wants the caller's transaction. */
    public void write() {
        SearchDays.Counts counts = new SearchDays.Counts();
        for (Noted one = noted.poll(); one != null; one = noted.poll()) {
            waiting.decrementAndGet();
            UUID id = AskedQuery.id(one.person(), one.text());
            AskedQuery known = entities.find(AskedQuery.class, id);
            if (known == null) {
                known = new AskedQuery(one.person(), one.text());
                entities.persist(known);
            }
            known.again(one.text(), one.found(), one.at());
            counts.count(one.at(), one.found());
        }
        days.add(counts);
    }

    /** Forgets what nobody has sought for long. Wants the caller's transaction. */
    public void forgetOld() {
        entities.createQuery("delete from AskedQuery a where a.lastAt < :end")
                .setParameter("end", Instant.now().minus(KEPT))
                .executeUpdate();
    }

    /** The person's own last searches, the latest first. */
    public List<String> recent(PersonId person) {
        return entities.createQuery(
                        "select a.text from AskedQuery a where a.personId = :person order by a.lastAt desc",
                        String.class)
                .setParameter("person", person.value())
                .setMaxResults(MOST_RECENT)
                .getResultList();
    }

    /** Forgets all that the person searched for. Wants the caller's transaction. */
    public void forget(PersonId person) {
        entities.createQuery("delete from AskedQuery a where a.personId = :person")
                .setParameter("person", person.value())
                .executeUpdate();
    }

    /** What several people sought and found, the most sought first. It may tell of what not everyone may see. */
    List<PopularQuery> popular() {
        List<PopularQuery> popular = new ArrayList<>();
        for (Object row : entities.createNativeQuery(POPULAR)
                .setParameter(1, PEOPLE_TO_BE_POPULAR)
                .setMaxResults(MOST_POPULAR)
                .getResultList()) {
            Object[] columns = (Object[]) row;
            popular.add(PopularQuery.of((String) columns[0], ((Number) columns[1]).longValue(), (String) columns[2]));
        }
        return popular;
    }

    /**
     * What several people sought and did not find at their last try, the most sought first: all of it for those who look
     * after learning, for others what does not tell what one other department alone is busy with.
     */
    public List<SoughtInVain> inVain(Viewer viewer, int limit) {
        List<SoughtInVain> sought = new ArrayList<>();
        for (Object row : entities.createNativeQuery(IN_VAIN)
                .setParameter(1, PEOPLE_TO_BE_TOLD)
                .getResultList()) {
            Object[] columns = (Object[]) row;
            PopularQuery query =
                    PopularQuery.of((String) columns[0], ((Number) columns[1]).longValue(), (String) columns[2]);
            if (sought.size() < limit && (AccessPolicy.looksAfterLearning(viewer) || query.mayBeToldTo(viewer))) {
                sought.add(new SoughtInVain(
                        query.text(),
                        ((Number) columns[3]).longValue(),
                        ((Number) columns[4]).longValue(),
                        Instant.ofEpochSecond(((Number) columns[5]).longValue())));
            }
        }
        return sought;
    }

    /** All that several people sought, by when each sought it last; the most sought first. */
    public List<Sought> sought(Instant from, Instant until) {
        List<Sought> sought = new ArrayList<>();
        entities.createQuery(
                        "select a.sought, count(a), sum(a.times), sum(case when a.found = 0 then 1 else 0 end),"
                                + " max(a.lastAt) from AskedQuery a where a.lastAt >= :from and a.lastAt < :until"
                                + " group by a.sought having count(a) >= :people order by count(a) desc, a.sought",
                        Object[].class)
                .setParameter("from", from)
                .setParameter("until", until)
                .setParameter("people", (long) PEOPLE_TO_BE_TOLD)
                .getResultList()
                .forEach(row -> sought.add(new Sought(
                        (String) row[0],
                        ((Number) row[1]).longValue(),
                        ((Number) row[2]).longValue(),
                        ((Number) row[3]).longValue(),
                        (Instant) row[4])));
        return sought;
    }
}
