package io.loggia.portal.storage.control;

import io.loggia.portal.storage.control.PlacementLedger.Placed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this server is writing into the other store, moving or removing there, and what no other touches meanwhile. A
 * server that stood still for longer than a hold lasts finds that out before it touches anything more.
 */
@ApplicationScoped
public class Holds {

    private static final System.Logger LOGGER = System.getLogger(Holds.class.getName());

    private final PlacementLedger ledger;

    /** Keys by holder. */
    private final Map<String, String> held = new ConcurrentHashMap<>();

    @Inject
    Holds(PlacementLedger ledger) {
        this.ledger = ledger;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    Holds() {
        ledger = null;
    }

    /** Stands between a server that has lost its hold and another one's files. */
    @FunctionalInterface
    interface Fence {

        /**
         * To be called directly before anything in the store is replaced or removed.
         *
         * @throws TakenOverException when somebody else may be at it
         */
        void pass();
    }

    /** Brings files into a store. */
    @FunctionalInterface
    interface Writing {
        void run(Fence fence) throws IOException;
    }

    /** Removes files from a store. */
    @FunctionalInterface
    interface Removing {
        void run(Fence fence);
    }

    /** Writes a copy anew in place of itself. */
    interface Archiving {

        /** Whether it lies where it should, by whatever hand. */
        boolean isDone();

        /** Has the file be here, as it was written; it must stay until the copy is proven. */
        Path bring() throws IOException;

        /** Writes the copy from what is here, and proves it. */
        void write(Path here, Fence fence) throws IOException;
    }

    /** Looks whether something is so. */
    @FunctionalInterface
    interface Look {
        boolean isSo() throws IOException;
    }

    /** Says that this server is still at it. To be called several times in the time of a hold. */
    public void renew() {
        held.forEach((holder, key) -> ledger.renew(key, holder));
    }

    /**
     * @param removing of what was written, should nobody want it any more
     * @return false when it is being written or removed already, is complete, or was forgotten meanwhile
     */
    boolean place(Placed placed, Writing writing, Removing removing) throws IOException {
        Hold hold = new Hold(placed.key());
        if (!ledger.begin(placed, hold.holder)) {
            return false;
        }
        try (hold) {
            hold.keep();
            writing.run(hold);
            if (ledger.complete(placed.key(), hold.holder)) {
                hold.end();
                return true;
            }
            hold.end();
            cleanUp(placed, removing);
            return false;
        }
    }

    /** Removes what was written and does not count, unless somebody else holds it, who would lose its work. */
    private void cleanUp(Placed written, Removing removing) {
        Hold hold = new Hold(written.key());
        if (ledger.begin(written, hold.holder)) {
            try (hold) {
                hold.keep();
                removing.run(hold);
                hold.forget();
            }
        } else if (ledger.find(written.key())
                .filter(known -> !known.sha256().equals(written.sha256()))
                .isPresent()) {
            // What was written last is not what somebody else relies on.
            ledger.doubt(written.key());
        }
    }

    /**
     * Does nothing when it is being written, moved or removed already.
     *
     * @param dispensable asked when the copy counts no more: whoever removes the file elsewhere looks at the same time whether
     *     the copy counts, so one of the two sees the other
     */
    void remove(Placed placed, Look dispensable, Removing removing) throws IOException {
        Hold hold = new Hold(placed.key());
        Placed before = ledger.giveUp(placed.key(), hold.holder).orElse(null);
        if (before == null) {
            return;
        }
        try (hold) {
            hold.keep();
            hold.counted = before.isProven();
            if (dispensable.isSo()) {
                removing.run(hold);
                hold.forget();
            }
        }
    }

    /**
     * Has a copy count again that nobody writes or removes any more, if it is whole.
     *
     * @return whether it counts
     */
    boolean adopt(Placed placed, Look whole) throws IOException {
        Hold hold = new Hold(placed.key());
        Placed before = ledger.giveUp(placed.key(), hold.holder).orElse(null);
        if (before == null) {
            return false;
        }
        try (hold) {
            hold.keep();
            hold.counted = before.isProven();
            boolean counts = before.isProven()
                    || (before.isOf(placed) && whole.isSo() && ledger.complete(placed.key(), hold.holder));
            if (counts && !before.isProven()) {
                hold.end();
            }
            return counts;
        }
    }

    /**
     * Has a copy lie in another store, where it counts without a pause.
     *
     * @param writing into the other store
     * @param former removes it from the store that it is in
     * @param again removes what was written, should nobody want it any more
     * @return false when it is being moved or removed already, or does not count any more
     */
    boolean move(Placed placed, String place, Writing writing, Removing former, Removing again) throws IOException {
        Hold hold = new Hold(placed.key());
        if (!ledger.hold(placed, hold.holder)) {
            return false;
        }
        try (hold) {
            hold.keep();
            writing.run(hold);
            if (ledger.moved(placed, place, hold.holder)) {
                former.run(hold);
                return true;
            }
            hold.touched = false;
            // What is left of a row may be all that leads to the former copy.
            if (ledger.find(placed.key()).isEmpty()) {
                cleanUp(placed.in(place), again);
            }
            return false;
        }
    }

    /**
     * Has a copy lie in another class of its store, where it goes on counting. Where that does not come to a good end, it is
     * abandoned until it is adopted or written from what is here.
     *
     * @return false when it is being moved, archived or removed already, or does not count any more
     */
    boolean archive(Placed placed, String storageClass, Archiving archiving) throws IOException {
        Hold hold = new Hold(placed.key());
        if (!ledger.hold(placed, hold.holder)) {
            return false;
        }
        try (hold) {
            hold.keep();
            if (!archiving.isDone()) {
                Path here = archiving.bring();
                if (!ledger.rewriting(placed, hold.holder)) {
                    return false;
                }
                archiving.write(here, hold);
            }
            return ledger.archived(placed, storageClass, hold.holder);
        }
    }

    private final class Hold implements Fence, AutoCloseable {

        private final String key;

        /** As no other hold is called, of this server or another. */
        private final String holder = UUID.randomUUID().toString();

        /** Whether it counted until it was given up. */
        private boolean counted;

        private boolean touched;

        private boolean ended;

        Hold(String key) {
            this.key = key;
        }

        void keep() {
            held.put(holder, key);
        }

        @Override
        public void pass() {
            if (!ledger.renew(key, holder)) {
                throw new TakenOverException();
            }
            touched = true;
        }

        void forget() {
            ended = ledger.forget(key, holder);
        }

        void end() {
            ended = true;
        }

        @Override
        public void close() {
            held.remove(holder);
            if (ended) {
                return;
            }
            boolean own = (counted && !touched) ? ledger.complete(key, holder) : ledger.release(key, holder);
            if (!own && touched) {
                // It stood still before its last step, which may have hit what somebody else has put there since.
                LOGGER.log(Level.WARNING, "{0} was taken over, and is proven anew", key);
                ledger.doubt(key);
            }
        }
    }
}
