package io.loggia.portal.storage.control;

import io.loggia.portal.storage.control.PlacementLedger.Placed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What this server is writing into the other store, or removing there, and what no other touches meanwhile. */
@ApplicationScoped
public class Holds {

    private final PlacementLedger ledger;

    /** As no other server is called, nor this one when it is started anew. */
    private final String holder = UUID.randomUUID().toString();

    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    @Inject
    Holds(PlacementLedger ledger) {
        this.ledger = ledger;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    Holds() {
        ledger = null;
    }

    /** Brings files into a store. */
    interface Writing {
        void run() throws IOException;
    }

    /** Says that this server is still at it. To be called several times in the time of a hold. */
    public void renew() {
        keys.forEach(key -> ledger.renew(key, holder));
    }

    /**
     * @param removing of what was written, should nobody want it any more
     * @return false when it is being written or removed already, is complete, or was forgotten meanwhile
     */
    boolean place(Placed placed, Writing writing, Runnable removing) throws IOException {
        if (!ledger.begin(placed, holder)) {
            return false;
        }
        String key = placed.key();
        boolean ended = false;
        keys.add(key);
        try {
            writing.run();
            boolean complete = ledger.complete(key, holder);
            // Unless another server has begun to write it meanwhile, and would lose its work.
            if (!complete && ledger.begin(placed, holder)) {
                removing.run();
                ledger.forget(key, holder);
            }
            ended = true;
            return complete;
        } finally {
            letGo(key, ended);
        }
    }

    /** Does nothing when it is being written or removed already. */
    void remove(Placed placed, Runnable removing) {
        String key = placed.key();
        if (!ledger.giveUp(key, holder)) {
            return;
        }
        boolean ended = false;
        keys.add(key);
        try {
            removing.run();
            ledger.forget(key, holder);
            ended = true;
        } finally {
            letGo(key, ended);
        }
    }

    private void letGo(String key, boolean ended) {
        keys.remove(key);
        if (!ended) {
            ledger.release(key, holder);
        }
    }
}
