package io.loggia.portal.storage.control;

import io.loggia.domain.RevisionId;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import io.loggia.portal.storage.control.StoreException.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings files into the other store and back. A copy counts when it was read back and has the SHA-256 of the file, and
 * a file that comes back must have it, too. Needs no transaction: it takes as long as the network does.
 */
@ApplicationScoped
public class Placement {

    private static final System.Logger LOGGER = System.getLogger(Placement.class.getName());
    private static final int BUFFER = 64 << 10;
    private static final int READ_ATTEMPTS = 4;
    private static final int LIST = 1000;

    private final OtherStore other;

    private final PlacementLedger ledger;

    @Inject
    Placement(OtherStore other, PlacementLedger ledger) {
        this.other = other;
        this.ledger = ledger;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    Placement() {
        other = null;
        ledger = null;
    }

    /** The complete copy of a file, if there is one. */
    public Optional<Placed> find(String key) {
        return ledger.find(key).filter(Placed::complete);
    }

    /**
     * Writes a copy and proves it.
     *
     * @return false when another server is at it, or the file was given up meanwhile
     */
    public boolean place(String key, RevisionId revision, Path file, String server) throws IOException {
        long bytes = Files.size(file);
        String sum = sum(Files.newInputStream(file));
        if (!ledger.begin(new Placed(key, revision, other.place(), bytes, sum, false), server)) {
            return false;
        }
        Store store = other.require(other.place());
        store.put(key, file);
        if (!sum(store.read(key, 0, bytes)).equals(sum)) {
            store.delete(key);
            throw new StoreException(Trouble.FAILED);
        }
        if (!ledger.complete(key)) {
            store.delete(key);
            return false;
        }
        return true;
    }

    /**
     * Brings a file back, going on where the line broke.
     *
     * @throws StoreException {@link Trouble#FAILED} also when it is not what was written
     */
    public void fetch(Placed placed, Path target) {
        Store store = other.require(placed.place());
        MessageDigest sum = sha256();
        try (OutputStream out = Files.newOutputStream(target)) {
            long[] done = {0};
            for (int attempt = 1; done[0] < placed.bytes(); attempt++) {
                try (InputStream in = store.read(placed.key(), done[0], placed.bytes() - done[0])) {
                    copy(in, counting(out, done), sum);
                } catch (IOException e) {
                    if (attempt == READ_ATTEMPTS || e instanceof Unwritten) {
                        throw e;
                    }
                    LOGGER.log(Level.DEBUG, "The line to the store broke; going on", e);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot bring " + placed.key() + " back", e);
        }
        if (!HexFormat.of().formatHex(sum.digest()).equals(placed.sha256())) {
            LOGGER.log(Level.ERROR, "What the other store has as {0} is not what was written there", placed.key());
            throw new StoreException(Trouble.FAILED);
        }
    }

    /** A part of a copy; the stream fails rather than end early. */
    public InputStream read(Placed placed, long first, long length) {
        return other.require(placed.place()).read(placed.key(), first, length);
    }

    /** What became of a copy. */
    public enum State {
        WHOLE,
        MISSING,
        CHANGED
    }

    /**
     * Looks whether a copy is still what was written.
     *
     * @param whole whether all of it is read, or only its length is asked for
     * @throws StoreException when the store cannot tell
     */
    public State check(Placed placed, boolean whole, FolderSum.Pace pace) throws InterruptedException {
        Store store = other.require(placed.place());
        Long bytes = store.find(placed.key()).map(Store.Stored::bytes).orElse(null);
        if (bytes == null) {
            return State.MISSING;
        }
        if (bytes != placed.bytes()) {
            return State.CHANGED;
        }
        if (!whole) {
            return State.WHOLE;
        }
        MessageDigest sum = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = store.read(placed.key(), 0, placed.bytes())) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sum.update(buffer, 0, n);
                pace.read(n);
            }
        } catch (IOException e) {
            throw new StoreException(Trouble.UNREACHABLE, e);
        }
        return HexFormat.of().formatHex(sum.digest()).equals(placed.sha256()) ? State.WHOLE : State.CHANGED;
    }

    /**
     * Keys in the other store of which nothing is written down here, at most so many. There may be another portal that
     * they belong to, so they are told and never removed.
     */
    public List<String> unknown(int limit) {
        Store store = other.require(other.place());
        List<String> found = new ArrayList<>();
        @Nullable String after = null;
        List<Store.Stored> page;
        do {
            page = store.list("", after, LIST);
            for (Store.Stored stored : page) {
                if (ledger.find(stored.key()).isEmpty() && !stored.key().startsWith(StoreTrial.FOLDER)) {
                    found.add(stored.key());
                }
            }
            after = page.isEmpty() ? null : page.getLast().key();
        } while (page.size() == LIST && found.size() < limit);
        return found.stream().limit(limit).toList();
    }

    /** Removes the copy, and then what is known of it. */
    public void remove(Placed placed) {
        other.require(placed.place()).delete(placed.key());
        ledger.forget(placed.key());
    }

    /** Ours to write failed, so to read again would not help. */
    private static final class Unwritten extends IOException {

        private static final long serialVersionUID = 1L;

        Unwritten(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private static OutputStream counting(OutputStream out, long[] done) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try {
                    out.write(bytes, offset, length);
                } catch (IOException e) {
                    throw new Unwritten(e);
                }
                done[0] += length;
            }
        };
    }

    private static String sum(InputStream file) throws IOException {
        MessageDigest sum = sha256();
        try (file) {
            copy(file, OutputStream.nullOutputStream(), sum);
        }
        return HexFormat.of().formatHex(sum.digest());
    }

    private static void copy(InputStream in, OutputStream out, MessageDigest sum) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
            sum.update(buffer, 0, n);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
