package io.loggia.portal.admin.control;

import io.loggia.portal.analytics.control.RollUpTurns;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.identity.control.OrganisationCalendar.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DayOfWeek;

/** Changes to the organisation's days, and to what is added up by them: written down. */
@ApplicationScoped
public class CalendarChanges {

    private static final Subject SUBJECT = new Subject("calendar", null, null);

    @Inject
    private OrganisationCalendar calendars;

    @Inject
    private RollUpTurns turns;

    @Inject
    private AuditLog audit;

    @Inject
    private CurrentViewer current;

    /** Another time zone has figures added up anew, beside those in use. */
    public void change(String zone, DayOfWeek weekStart, int version) {
        Setting before =
                calendars.change(zone, weekStart, version, current.viewer().name());
        audit.byCaller("calendar.changed", SUBJECT, text(before), text(calendars.setting()));
    }

    public void addUpAnew() {
        turns.call();
        audit.byCaller("calendar.rebuild-started", SUBJECT, null, null);
    }

    private static String text(Setting setting) {
        return "time zone: " + setting.calendar().zone().getId() + ", week begins: "
                + setting.calendar().weekStart();
    }
}
