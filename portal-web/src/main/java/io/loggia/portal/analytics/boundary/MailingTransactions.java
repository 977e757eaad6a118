package io.loggia.portal.analytics.boundary;

import io.loggia.domain.ReportId;
import io.loggia.portal.analytics.control.ReportMailings;
import io.loggia.portal.analytics.control.ReportMailings.Attempt;
import io.loggia.portal.analytics.control.ReportMailings.Delivered;
import io.loggia.portal.analytics.control.ReportSchedules;
import io.loggia.portal.analytics.entity.ReportMailing.Reason;
import io.loggia.portal.analytics.entity.ReportMailing.State;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One transaction for each step of a letter with a report. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class MailingTransactions {

    @Inject
    private ReportMailings mailings;

    @Inject
    private ReportSchedules schedules;

    @Inject
    private AuditLog audit;

    List<ReportId> dueSchedules() {
        mailings.recover();
        return schedules.due();
    }

    void follow(ReportId schedule) {
        schedules.follow(schedule);
    }

    List<UUID> dueMailings() {
        return mailings.due();
    }

    Optional<Attempt> begin(UUID mailing) {
        return mailings.begin(mailing);
    }

    boolean handOver(Attempt attempt) {
        return mailings.handOver(attempt);
    }

    /** The mail server has it: who was told of whom is in the audit log, as for whoever reads a report here. */
    void sent(Attempt attempt, Delivered delivered, String subject) {
        mailings.sent(attempt, delivered);
        String told = Json.createObjectBuilder()
                .add("to", delivered.address())
                .add("department", delivered.departments())
                .add("rows", Long.toString(delivered.rows()))
                .build()
                .toString();
        audit.by(
                "system",
                "report.mailed",
                new Subject("report", attempt.schedule().toString(), subject),
                null,
                told);
    }

    void later(Attempt attempt, Reason why, @Nullable String detail) {
        mailings.later(attempt, why, detail);
    }

    void ended(Attempt attempt, State how, Reason why, @Nullable String detail) {
        mailings.ended(attempt, how, why, detail);
    }
}
