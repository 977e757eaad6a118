package io.loggia.portal.processing.boundary;

import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.RevisionHistory;
import io.loggia.portal.processing.control.Jobs;
import io.loggia.portal.processing.control.OriginalsLedger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The looks at the database while uploaded files are moved. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class OriginalsTransactions implements OriginalsLedger {

    @Inject
    private RevisionHistory history;

    @Inject
    private Jobs jobs;

    @Override
    public Page idle(Instant before, @Nullable RevisionId after, int limit) {
        List<RevisionId> ready = history.ready(before, after, limit);
        return new Page(ready.stream().filter(jobs::isIdle).toList(), ready.size() < limit ? null : ready.getLast());
    }

    @Override
    public List<RevisionId> arrived() {
        return history.arrived();
    }

    @Override
    public Optional<Instant> uploadedAt(RevisionId revision) {
        return history.begunAt(revision);
    }

    @Override
    public boolean isIdle(RevisionId revision) {
        return jobs.isIdle(revision);
    }

    @Override
    public boolean keepsFiles(RevisionId revision) {
        return history.keepsFiles(revision);
    }
}
