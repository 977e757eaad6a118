package io.loggia.portal.analytics.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.analytics.boundary.MailPreparation.Prepared;
import io.loggia.portal.analytics.control.ReportMailings.Attempt;
import io.loggia.portal.analytics.control.ReportMailings.Delivered;
import io.loggia.portal.analytics.entity.ReportMailing.Reason;
import io.loggia.portal.analytics.entity.ReportMailing.State;
import io.loggia.portal.mail.control.Letter;
import io.loggia.portal.mail.control.MailSetup.Setup;
import io.loggia.portal.mail.control.Mailer;
import io.loggia.portal.mail.control.NotSentException;
import io.loggia.portal.platform.control.PeriodicTasks;
import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Sends reports when their time has come. */
@ApplicationScoped
public class ReportPost {

    private static final System.Logger LOGGER = System.getLogger(ReportPost.class.getName());

    private static final int AFTER_THE_SEED = 270;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Inject
    private PeriodicTasks tasks;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private MailingTransactions transactions;

    @Inject
    private MailPreparation preparation;

    @Inject
    private Mailer mailer;

    void start(@Observes @Priority(AFTER_THE_SEED) Startup event) {
        if (platform.servesPeople()) {
            tasks.every(PAUSE, "The sending of reports", this::turn);
        }
    }

    private void turn() {
        transactions.dueSchedules().forEach(transactions::follow);
        for (UUID mailing : transactions.dueMailings()) {
            if (!tasks.areStopped()) {
                transactions.begin(mailing).ifPresent(this::carry);
            }
        }
    }

    private void carry(Attempt attempt) {
        try {
            Prepared prepared = preparation.prepare(attempt);
            Setup setup = prepared.setup();
            Letter letter = prepared.letter();
            Delivered told = prepared.told();
            if (prepared.skipped() != null) {
                transactions.ended(attempt, State.SKIPPED, prepared.skipped(), null);
            } else if (setup != null && letter != null && told != null) {
                hand(attempt, setup, letter, told);
            }
        } catch (LoggiaException e) {
            boolean isRight = e.code() == ErrorCode.FORBIDDEN || e.code() == ErrorCode.NOT_FOUND;
            transactions.ended(
                    attempt,
                    isRight ? State.SKIPPED : State.FAILED,
                    isRight ? Reason.NO_RIGHT : Reason.FAULT,
                    e.detail());
        } catch (RuntimeException e) {
            LOGGER.log(Level.ERROR, "Letter " + attempt.mailing() + " could not be made", e);
            transactions.later(attempt, Reason.FAULT, "Something went wrong on the server; its log says more.");
        }
    }

    private void hand(Attempt attempt, Setup setup, Letter letter, Delivered told) {
        try {
            if (mailer.send(setup, letter, () -> transactions.handOver(attempt))) {
                transactions.sent(attempt, told, letter.subject());
                LOGGER.log(Level.INFO, "Letter {0} is sent", attempt.mailing());
            }
        } catch (NotSentException e) {
            LOGGER.log(Level.WARNING, "Letter {0} is not sent: {1}", attempt.mailing(), e.why());
            switch (e.kind()) {
                case LATER -> transactions.later(attempt, Reason.AWAY, e.why());
                case NEVER -> transactions.ended(attempt, State.FAILED, Reason.REFUSED, e.why());
                case UNCERTAIN -> transactions.ended(attempt, State.UNCERTAIN, Reason.BROKEN, e.why());
            }
        }
    }
}
