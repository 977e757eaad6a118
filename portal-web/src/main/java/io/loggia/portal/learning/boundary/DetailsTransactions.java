package io.loggia.portal.learning.boundary;

import io.loggia.portal.learning.control.ViewingDetails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Each portion is a transaction: what goes, and what stays of it, stand together. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class DetailsTransactions {

    @Inject
    private ViewingDetails details;

    /** @return whether there is more to do at once */
    boolean drop() {
        return details.drop();
    }
}
