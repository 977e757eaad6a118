package io.loggia.portal.learning.control;

import io.loggia.analytics.coverage.Coverage;
import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.PersonalData;
import io.loggia.portal.identity.control.PersonalRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a person has watched and completed, to the second, and what they have asked others to. */
@ApplicationScoped
public class LearningData implements PersonalData {

    private static final Set<String> SECONDS = Set.of("seconds", "voidedSeconds");

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Override
    public Map<String, List<Map<String, Object>>> of(PersonId person) {
        return Map.of(
                "watched",
                withSeconds(
                        "select c.mediaId as mediaId, m.title as title, c.credited as seconds,"
                                + " c.voided as voidedSeconds, c.durationMs as durationMs,"
                                + " c.positionMs as positionMs, c.lastAt as lastAt, c.completedAt as completedAt"
                                + " from WatchCoverage c left join MediaItem m on m.id = c.mediaId"
                                + " where c.personId = :person order by c.lastAt",
                        person),
                "playbacks",
                withSeconds(
                        "select s.startedAt as at, s.mediaId as mediaId, s.played as seconds, s.device as device,"
                                + " s.entry as entry, s.viewed as viewed"
                                + " from WatchSession s where s.personId = :person order by s.startedAt",
                        person),
                "viewingDays",
                rows(
                        "select v.mediaId as mediaId, v.lastAt as lastAt, d.name as department, v.watchedMs as watchedMs,"
                                + " v.views as views, v.coveredShare as coveredShare, v.completedAt as completedAt"
                                + " from ViewingFact v left join Department d on d.id = v.departmentId"
                                + " where v.personId = :person order by v.lastAt",
                        person),
                "completions",
                rows(
                        "select c.id as id, c.mediaId as mediaId, c.title as title, c.completedAt as completedAt,"
                                + " d.name as department, c.coveredShare as coveredShare, c.requiredShare as requiredShare,"
                                + " v.voidedAt as voidedAt, v.voidedByName as voidedBy, v.reason as voidReason"
                                + " from Completion c left join Department d on d.id = c.departmentId"
                                + " left join CompletionVoid v on v.completionId = c.id"
                                + " where c.personId = :person order by c.completedAt",
                        person),
                "completionManagers",
                rows(
                        "select c.id as completion, m.name as name from Completion c join c.managers m"
                                + " where c.personId = :person order by c.completedAt, m.name",
                        person),
                "assignmentsGiven",
                rows(
                        "select a.mediaId as mediaId, a.begins as begins, a.due as due, a.mandatory as mandatory,"
                                + " a.createdAt as createdAt, a.endedAt as endedAt"
                                + " from Assignment a where a.createdBy = :person order by a.createdAt",
                        person));
    }

    private List<Map<String, Object>> rows(String query, PersonId person) {
        return PersonalRows.of(entities, query, person.value());
    }

    private List<Map<String, Object>> withSeconds(String query, PersonId person) {
        List<Map<String, Object>> rows = rows(query, person);
        rows.forEach(row -> SECONDS.forEach(
                column -> row.computeIfPresent(column, (name, line) -> seconds(Coverage.decode(line.toString())))));
        return rows;
    }

    private static List<List<Double>> seconds(Coverage coverage) {
        List<List<Double>> parts = new ArrayList<>();
        for (int i = 0; i < coverage.intervals(); i++) {
            parts.add(List.of(coverage.startMs(i) / 1000.0, coverage.endMs(i) / 1000.0));
        }
        return parts;
    }
}
