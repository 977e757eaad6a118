package io.loggia.portal.analytics.boundary;

import io.loggia.analytics.export.ReportFormat;
import io.loggia.analytics.export.ReportWords;
import io.loggia.analytics.export.TabularReport;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.ReportId;
import io.loggia.domain.Viewer;
import io.loggia.portal.analytics.control.NamedDepartments;
import io.loggia.portal.analytics.control.ReportAsk;
import io.loggia.portal.analytics.control.ReportDesk;
import io.loggia.portal.analytics.control.ReportFiles;
import io.loggia.portal.analytics.control.ReportFiles.Kept;
import io.loggia.portal.analytics.control.StandingAsk;
import io.loggia.portal.identity.control.OrganisationCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Locale;

/** Puts reports into the queue, in transactions that end before somebody looks into it. */
@ApplicationScoped
@Transactional
public class ReportFileStart {

    @Inject
    private OrganisationCalendar calendars;

    @Inject
    private ReportDesk desk;

    @Inject
    private NamedDepartments departments;

    @Inject
    private ReportFiles files;

    /** @throws LoggiaException as {@link ReportDesk#open} and {@link ReportFiles#add} do */
    Kept add(Viewer viewer, StandingAsk asked, ReportFormat format, Locale language) {
        ReportWords words = ReportWords.of(language, calendars.current().zone());
        ReportAsk ask = asked.on(LocalDate.now(calendars.current().zone()));
        TabularReport report = desk.open(ask, viewer, words);
        desk.requireFilters(ask, viewer);
        String about = departments.called(ask.departments(), viewer);
        return files.add(viewer, asked, format, language, ReportAnswers.title(report, words, about));
    }

    Kept retry(Viewer viewer, ReportId id) {
        return files.retry(viewer, id);
    }
}
