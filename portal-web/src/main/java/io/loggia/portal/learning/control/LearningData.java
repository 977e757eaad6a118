package io.loggia.portal.learning.control;

import io.loggia.analytics.coverage.Coverage;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.portal.identity.control.Leaver;
import io.loggia.portal.identity.control.PersonalData;
import io.loggia.portal.identity.control.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person has watched and completed, to the second, and what they have asked others to. When they are erased, what was
 * played goes; what it came to stays, under a number.
 */
@ApplicationScoped
public class LearningData implements PersonalData {

    @Inject
    private FoldedViewing folded;

    @Override
    public List<PersonalTable> tables() {
        List<PersonalTable> tables = new ArrayList<>(watched());
        tables.addAll(completed());
        tables.addAll(assigned());
        return tables;
    }

    private static List<PersonalTable> watched() {
        return List.of(
                PersonalTable.of("watched", "watch_coverage", "person_id")
                        .told("select c.mediaId as mediaId, m.title as title, c.credited as seconds,"
                                + " c.voided as voidedSeconds, c.again as secondsAgain, c.durationMs as durationMs,"
                                + " c.positionMs as positionMs, c.lastAt as lastAt, c.completedAt as completedAt,"
                                + " c.detailed as detailed, c.underWay as underWay"
                                + " from WatchCoverage c left join MediaItem m on m.id = c.mediaId"
                                + " where c.personId = :person order by c.lastAt")
                        .shaped("seconds", LearningData::seconds)
                        .shaped("voidedSeconds", LearningData::seconds)
                        .shaped("secondsAgain", LearningData::seconds)
                        .removed("person_id = :person"),
                PersonalTable.of("watchClock", "watch_clock", "person_id")
                        .untold("the moments of the last day that paid for what `watched` and `playbacks` tell")
                        .removed("person_id = :person"),
                PersonalTable.of("playbacks", "watch_session", "person_id", "login_id")
                        .told("select s.startedAt as at, s.mediaId as mediaId, s.played as seconds, s.device as device,"
                                + " s.entry as entry, s.viewed as viewed, s.viewedAt as viewedAt"
                                + " from WatchSession s where s.personId = :person order by s.startedAt")
                        .shaped("seconds", LearningData::seconds)
                        .removed("person_id = :person"),
                PersonalTable.of("viewingDays", "viewing_day", "person_id")
                        .told("select v.mediaId as mediaId, v.lastAt as lastAt, d.name as department,"
                                + " v.watchedMs as watchedMs, v.views as views, v.coveredShare as coveredShare,"
                                + " v.completedAt as completedAt"
                                + " from ViewingFact v left join Department d on d.id = v.departmentId"
                                + " where v.personId = :person order by v.lastAt")
                        .replaced("person_id = :standIn", "person_id = :person"),
                PersonalTable.of("viewerNumber", "viewer_number", "person_id")
                        .told("select n.number as number from ViewerNumber n where n.personId = :person")
                        .replaced("person_id = :standIn", "person_id = :person"));
    }

    private static List<PersonalTable> completed() {
        return List.of(
                PersonalTable.of("completions", "completion", "person_id")
                        .told("select c.id as id, c.mediaId as mediaId, c.title as title, c.completedAt as completedAt,"
                                + " d.name as department, c.coveredShare as coveredShare,"
                                + " c.requiredShare as requiredShare, c.rule as rule, a.id as assignment, v.voidedAt as voidedAt,"
                                + " v.voidedByName as voidedBy, v.reason as voidReason"
                                + " from Completion c left join Department d on d.id = c.departmentId"
                                + " left join CompletionVoid v on v.completionId = c.id"
                                + " left join Assignment a on a.id = c.assignmentId"
                                + " where c.personId = :person order by c.completedAt")
                        .replaced("person_id = :standIn", "person_id = :person"),
                PersonalTable.of("completionManagers", "completion_manager", "manager_id", "name")
                        .told("select c.id as completion, m.name as name from Completion c join c.managers m"
                                + " where c.personId = :person order by c.completedAt, m.name")
                        .replaced("manager_id = :standIn, name = :alias", "manager_id = :person"),
                PersonalTable.of("voids", "completion_void", "voided_by", "voided_by_name")
                        .told("select v.completionId as completion, v.voidedAt as at, v.reason as reason"
                                + " from CompletionVoid v where v.voidedBy = :person order by v.voidedAt")
                        .replaced("voided_by = :standIn, voided_by_name = :alias", "voided_by = :person"));
    }

    private static List<PersonalTable> assigned() {
        return List.of(
                PersonalTable.of("assignmentsGiven", "assignment", "created_by")
                        .told("select a.mediaId as mediaId, a.begins as begins, a.due as due,"
                                + " a.mandatory as mandatory, a.createdAt as createdAt, a.endedAt as endedAt"
                                + " from Assignment a where a.createdBy = :person order by a.createdAt")
                        .replaced("created_by = :standIn", "created_by = :person"),
                PersonalTable.of("assignedPersonally", "assignment_audience", "principal")
                        .told(
                                "select a.mediaId as mediaId, a.begins as begins, a.due as due, a.endedAt as endedAt"
                                        + " from Assignment a join a.audience p where p = :person order by a.createdAt",
                                LearningData::token)
                        .replaced("principal = :standInPrincipal", "principal = :principal"));
    }

    private static String token(PersonId person) {
        return Principal.of(person).token();
    }

    /** Before what they played goes, it is added to what stays of everybody's. */
    @Override
    public void leave(Leaver leaver) {
        folded.foldAll(leaver.person());
    }

    private static List<List<Double>> seconds(String line) {
        Coverage coverage = Coverage.decode(line);
        List<List<Double>> parts = new ArrayList<>();
        for (int i = 0; i < coverage.intervals(); i++) {
            parts.add(List.of(coverage.startMs(i) / 1000.0, coverage.endMs(i) / 1000.0));
        }
        return parts;
    }
}
