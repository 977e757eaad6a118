package io.loggia.portal.admin.boundary;

import io.loggia.portal.admin.control.StorageChanges;
import io.loggia.portal.storage.control.StoreBook;
import io.loggia.portal.storage.control.StoreBook.Known;
import io.loggia.portal.storage.control.StoreSetup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** What is read before a store is tried, and written afterwards; the trial itself is in no transaction, since a store may be slow. */
@ApplicationScoped
@Transactional
public class StorageTransactions {

    @Inject
    private StoreBook book;

    @Inject
    private StorageChanges changes;

    Known read() {
        return book.read();
    }

    Known change(int version, StoreSetup setup, boolean secretSet) {
        return changes.change(version, setup, secretSet);
    }

    void tried(boolean passed) {
        changes.tried(passed);
    }
}
