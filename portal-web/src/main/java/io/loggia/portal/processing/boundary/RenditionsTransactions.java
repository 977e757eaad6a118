package io.loggia.portal.processing.boundary;

import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.RevisionHistory;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.processing.control.Jobs;
import io.loggia.portal.processing.control.RenditionsLedger;
import io.loggia.portal.processing.control.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The looks at the database while folders of what was made are moved. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class RenditionsTransactions implements RenditionsLedger {

    @Inject
    private RevisionHistory history;

    @Inject
    private Revisions revisions;

    @Inject
    private Jobs jobs;

    @Inject
    private Workflow workflow;

    @Override
    public Page ready(@Nullable RevisionId after, int limit) {
        List<RevisionId> ready = history.ready(Instant.now(), after, limit);
        return new Page(ready.stream().map(this::made).toList(), ready.size() < limit ? null : ready.getLast());
    }

    private Made made(RevisionId id) {
        RevisionRef revision = revisions.find(id);
        return new Made(
                id,
                Stream.of(revision.masterFolder(), revision.stillsFolder(), revision.chosenPosterFolder())
                        .filter(Objects::nonNull)
                        .toList());
    }

    @Override
    public boolean isIdle(RevisionId revision) {
        return jobs.isIdle(revision);
    }

    @Override
    public boolean keeps(RevisionId revision, String folder) {
        return history.keepsFiles(revision) && (!jobs.isIdle(revision) || workflow.isWanted(revision, folder));
    }
}
