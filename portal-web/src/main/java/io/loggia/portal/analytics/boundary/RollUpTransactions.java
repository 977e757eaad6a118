package io.loggia.portal.analytics.boundary;

import io.loggia.portal.analytics.control.RollUpTurns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Each turn is a transaction: what was added up, and that it was, stand together. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class RollUpTransactions {

    @Inject
    private RollUpTurns turns;

    /** @return whether there is more to do at once */
    boolean take() {
        return turns.take();
    }
}
