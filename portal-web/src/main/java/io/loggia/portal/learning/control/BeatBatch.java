package io.loggia.portal.learning.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.learning.control.Beats.Outcome;
import java.lang.System.Logger.Level;
import java.util.List;

/** Many beats in one transaction, or in one each when that fails: what is wrong with one is nobody else's loss. */
final class BeatBatch {

    /** A transaction longer than this would keep everybody waiting for the sake of the last. */
    static final int MAX_TOGETHER = 250;

    private static final System.Logger LOGGER = System.getLogger(BeatBatch.class.getName());

    private BeatBatch() {}

    /** @return what became of each, in their order; {@link ErrorCode#UNAVAILABLE} of what could not be stored */
    static List<Outcome> credit(BeatTransaction ledger, List<BeatReport> beats) {
        try {
            return ledger.credit(beats);
        } catch (RuntimeException e) {
            LOGGER.log(Level.DEBUG, "Beats are credited one by one", e);
            return beats.stream().map(beat -> alone(ledger, beat)).toList();
        }
    }

    private static Outcome alone(BeatTransaction ledger, BeatReport beat) {
        try {
            return ledger.credit(List.of(beat)).getFirst();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "A beat could not be stored", e);
            return Outcome.refused(notStored(e));
        }
    }

    static LoggiaException notStored(Throwable cause) {
        return new LoggiaException(
                ErrorCode.UNAVAILABLE, "What was watched could not be stored now; it will be sent again.", cause);
    }
}
