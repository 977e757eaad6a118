package io.loggia.portal.catalog.boundary;

import io.loggia.domain.MediaId;
import io.loggia.portal.catalog.control.Trash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** One transaction for each item that leaves the trash by itself. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class TrashTransactions {

    private static final int AT_ONCE = 100;

    @Inject
    private Trash trash;

    List<MediaId> over() {
        return trash.over(AT_ONCE);
    }

    void expire(MediaId id) {
        trash.expire(id);
    }
}
