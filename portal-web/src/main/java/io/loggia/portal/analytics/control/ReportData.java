package io.loggia.portal.analytics.control;

import io.loggia.portal.identity.control.PersonalData;
import io.loggia.portal.identity.control.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The reports a person has saved, had made, and been sent. */
@ApplicationScoped
public class ReportData implements PersonalData {

    @Override
    public List<PersonalTable> tables() {
        return List.of(
                PersonalTable.of("savedReports", "saved_report", "owner_id")
                        .told("select r.name as name, r.shared as shared, r.asked as asked, r.changedAt as changedAt"
                                + " from SavedReport r where r.ownerId = :person order by r.changedAt")
                        .removed("owner_id = :person and shared = false"),
                // Others read them, and have them sent.
                PersonalTable.of("sharedReports", "saved_report", "owner_id")
                        .untold("`savedReports` tells of all")
                        .handedOver("owner_id = :heir", "owner_id = :person and shared = true"),
                PersonalTable.of("reportFiles", "report_file", "owner_id")
                        .told("select f.title as title, f.format as format, f.state as state, f.asked as asked,"
                                + " f.askedAt as askedAt"
                                + " from ReportFile f where f.ownerId = :person order by f.askedAt")
                        .removed("owner_id = :person"),
                PersonalTable.of("schedules", "report_schedule", "owner_id")
                        .told("select r.name as report, s.rhythm as rhythm, s.format as format, s.nextAt as nextAt"
                                + " from ReportSchedule s, SavedReport r where s.ownerId = :person and r.id = s.reportId"
                                + " order by s.nextAt")
                        .removed("owner_id = :person"),
                PersonalTable.of("receives", "report_receiver", "person_id")
                        .told("select r.name as report from SavedReport r, ReportSchedule s join s.receivers p"
                                + " where p = :person and r.id = s.reportId order by r.name")
                        .removed("person_id = :person"),
                PersonalTable.of("unsubscribed", "report_unsubscribed", "person_id")
                        .told("select r.name as report from SavedReport r, ReportSchedule s join s.unsubscribed p"
                                + " where p = :person and r.id = s.reportId order by r.name")
                        .removed("person_id = :person"),
                PersonalTable.of("letters", "report_mailing", "person_id", "address", "told")
                        .told("select l.dueAt as dueAt, l.state as state, l.address as address"
                                + " from ReportMailing l where l.personId = :person order by l.dueAt")
                        .removed("person_id = :person"),
                PersonalTable.of("letterLanguage", "report_reader", "person_id")
                        .told("select r.language as language from ReportReader r where r.personId = :person")
                        .removed("person_id = :person"));
    }
}
