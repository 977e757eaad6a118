package io.loggia.portal.analytics.boundary;

import io.loggia.analytics.export.ReportWords;
import io.loggia.analytics.export.TabularReport;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.ReportId;
import io.loggia.domain.Viewer;
import io.loggia.portal.analytics.control.ReportAsk;
import io.loggia.portal.analytics.control.ReportDesk;
import io.loggia.portal.analytics.control.ReportFiles;
import io.loggia.portal.analytics.control.ReportFiles.Attempt;
import io.loggia.portal.analytics.control.ReportFiles.Kept;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.identity.control.People;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One transaction for each step of a report that is made in the background. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class ReportFileTransactions {

    @Inject
    private OrganisationCalendar calendars;

    @Inject
    private ReportFiles files;

    @Inject
    private ReportDesk desk;

    @Inject
    private People people;

    Optional<Attempt> begin(ReportId id) {
        return files.begin(id);
    }

    /**
     * The report, kept to what the one who asked may be told by now, which is noted.
     *
     * @throws LoggiaException as {@link ReportDesk#open} does
     */
    TabularReport open(Attempt attempt, ReportWords words) {
        Kept report = attempt.report();
        ReportAsk ask = report.asked().on(LocalDate.now(calendars.current().zone()));
        Viewer viewer = viewer(report.owner());
        files.keepTo(attempt, desk.scope(ask, viewer));
        return desk.open(ask, viewer, words);
    }

    private Viewer viewer(PersonId owner) {
        return people.viewer(owner)
                .orElseThrow(
                        () -> new LoggiaException(ErrorCode.FORBIDDEN, "The person who asked may sign in no longer."));
    }

    boolean advance(Attempt attempt, long rows) {
        return files.advance(attempt, rows);
    }

    boolean done(Attempt attempt, long rows, long bytes) {
        return files.done(attempt, rows, bytes);
    }

    void failed(Attempt attempt, String reason) {
        files.failed(attempt, reason);
    }

    boolean exists(ReportId id) {
        return files.exists(id);
    }

    boolean isGrowing(ReportId id, int attempt) {
        return files.isGrowing(id, attempt);
    }

    List<ReportId> expire() {
        return files.expire();
    }
}
