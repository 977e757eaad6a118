package io.loggia.portal.learning.boundary;

import io.loggia.portal.learning.control.BeatLedger;
import io.loggia.portal.learning.control.BeatReport;
import io.loggia.portal.learning.control.BeatTransaction;
import io.loggia.portal.learning.control.Beats.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** One transaction for all that wait for it. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class BeatTransactions implements BeatTransaction {

    @Inject
    private BeatLedger ledger;

    @Override
    public List<Outcome> credit(List<BeatReport> beats) {
        return ledger.credit(beats);
    }
}
