package io.loggia.portal.storage.boundary;

import io.loggia.portal.storage.control.StoreBook;
import io.loggia.portal.storage.control.StoreSetup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** How a server reads what an admin has set up as a second store. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class SetupTransactions {

    @Inject
    private StoreBook book;

    int version() {
        return book.version();
    }

    StoreSetup read() {
        return book.read().setup();
    }
}
