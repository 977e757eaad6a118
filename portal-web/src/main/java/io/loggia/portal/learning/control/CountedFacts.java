package io.loggia.portal.learning.control;

import io.loggia.analytics.rollup.CountedFact;
import io.loggia.analytics.rollup.RollUpLedger.Place;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.portal.learning.entity.ViewerNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts as they are added up. Wants the caller's transaction, and nobody beside it: new viewers get their numbers here. */
@ApplicationScoped
public class CountedFacts {

    private static final int PEOPLE_AT_ONCE = 1_000;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    /** All of a department (null: nobody's) whose time is in the range. */
    public List<CountedFact> of(@Nullable DepartmentId department, Instant begin, Instant end) {
        String where = department == null ? "v.departmentId is null" : "v.departmentId = :department";
        TypedQuery<Object[]> query = entities.createQuery(
                        "select v.mediaId, v.personId, v.lastAt, v.watchedMs, v.views, v.completedAt from ViewingFact v where "
                                + where + " and v.lastAt >= :begin and v.lastAt < :end",
                        Object[].class)
                .setParameter("begin", begin)
                .setParameter("end", end);
        if (department != null) {
            query.setParameter("department", department.value());
        }
        List<Object[]> rows = query.getResultList();
        Set<UUID> people = new HashSet<>();
        rows.forEach(row -> people.add((UUID) row[1]));
        Map<UUID, Integer> numbers = numbers(people);
        List<CountedFact> facts = new ArrayList<>(rows.size());
        for (Object[] row : rows) {
            facts.add(new CountedFact(
                    new MediaId((UUID) row[0]),
                    numbers.getOrDefault((UUID) row[1], 0),
                    (Instant) row[2],
                    ((Number) row[3]).longValue(),
                    ((Number) row[4]).intValue(),
                    row[5] != null));
        }
        return facts;
    }

    private Map<UUID, Integer> numbers(Set<UUID> people) {
        Map<UUID, Integer> numbers = new HashMap<>();
        List<UUID> all = List.copyOf(people);
        for (int from = 0; from < all.size(); from += PEOPLE_AT_ONCE) {
            known(all.subList(from, Math.min(from + PEOPLE_AT_ONCE, all.size())), numbers);
        }
        if (numbers.size() < people.size()) {
            Integer highest = entities.createQuery("select max(n.number) from ViewerNumber n", Integer.class)
                    .getSingleResult();
            int next = highest == null ? 0 : highest + 1;
            for (UUID person : people) {
                if (!numbers.containsKey(person)) {
                    entities.persist(new ViewerNumber(person, next));
                    numbers.put(person, next);
                    next++;
                }
            }
            entities.flush();
        }
        return numbers;
    }

    private void known(Collection<UUID> people, Map<UUID, Integer> numbers) {
        entities.createQuery(
                        "select n.personId, n.number from ViewerNumber n where n.personId in :people", Object[].class)
                .setParameter("people", people)
                .getResultList()
                .forEach(row -> numbers.put((UUID) row[0], ((Number) row[1]).intValue()));
    }

    /** The first place of facts from {@code after} on: nobody's first, then by department, each by time. */
    public Optional<Place> next(@Nullable Place after) {
        DepartmentId department = after == null ? null : after.department();
        Instant from = after == null ? Instant.EPOCH : after.at();
        Optional<Instant> here = firstIn(department, from);
        if (here.isPresent()) {
            return here.map(at -> new Place(department, at));
        }
        Optional<DepartmentId> next = departmentAfter(department);
        return next.flatMap(found -> firstIn(found, Instant.EPOCH).map(at -> new Place(found, at)));
    }

    private Optional<Instant> firstIn(@Nullable DepartmentId department, Instant from) {
        String where = department == null ? "v.departmentId is null" : "v.departmentId = :department";
        TypedQuery<Instant> query = entities.createQuery(
                        "select v.lastAt from ViewingFact v where " + where
                                + " and v.lastAt >= :begin order by v.lastAt",
                        Instant.class)
                .setParameter("begin", from)
                .setMaxResults(1);
        if (department != null) {
            query.setParameter("department", department.value());
        }
        return query.getResultStream().findFirst();
    }

    private Optional<DepartmentId> departmentAfter(@Nullable DepartmentId department) {
        String where = department == null ? "v.departmentId is not null" : "v.departmentId > :department";
        TypedQuery<UUID> query = entities.createQuery(
                        "select v.departmentId from ViewingFact v where " + where + " order by v.departmentId",
                        UUID.class)
                .setMaxResults(1);
        if (department != null) {
            query.setParameter("department", department.value());
        }
        return query.getResultStream().findFirst().map(DepartmentId::new);
    }
}
