package io.loggia.portal.processing.boundary;

import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.RevisionHistory;
import io.loggia.portal.processing.control.Jobs;
import io.loggia.portal.processing.control.OrphanSweep;
import io.loggia.portal.processing.control.QueueControl;
import io.loggia.portal.processing.control.Reencoding;
import io.loggia.portal.processing.control.ScrubBook;
import io.loggia.portal.processing.control.ThisNode;
import io.loggia.portal.processing.control.WorkerNodes;
import io.loggia.portal.processing.entity.ScrubFinding.Mend;
import io.loggia.portal.processing.entity.ScrubFinding.Problem;
import io.loggia.portal.storage.control.Capacity;
import io.loggia.portal.storage.control.StoreBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** The short transactions of a server that lives among others. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class NodeTransactions {

    @Inject
    private QueueControl control;

    @Inject
    private WorkerNodes nodes;

    @Inject
    private Reencoding reencoding;

    @Inject
    private Jobs jobs;

    @Inject
    private RevisionHistory history;

    @Inject
    private OrphanSweep orphans;

    @Inject
    private ScrubBook scrub;

    @Inject
    private Capacity capacity;

    @Inject
    private StoreBook stores;

    @Inject
    private ThisNode self;

    /** Whether this server may empty the former store, which one does at a time. */
    boolean mayEmptyStore() {
        return stores.takeTurn(
                self.id(),
                server -> nodes.alive().stream().anyMatch(node -> node.id().equals(server)));
    }

    void storeTurnEnds() {
        stores.endTurn(self.id());
    }

    boolean beat() {
        return control.beat();
    }

    void leave() {
        nodes.leave();
    }

    void feed() {
        reencoding.feed();
    }

    int requeueLost() {
        return jobs.requeueLost();
    }

    List<RevisionId> expireRevisions() {
        List<RevisionId> over = history.expire();
        over.forEach(jobs::forgetOutput);
        return over;
    }

    void write(Capacity.Measured measured) {
        capacity.write(measured);
    }

    /** Orphans were removed; admins see which. */
    void swept(List<String> keys) {
        keys.forEach(key -> scrub.found(key, null, Problem.UNKNOWN, Mend.REMOVED));
    }

    void removed(String key) {
        orphans.removed(key);
    }
}
