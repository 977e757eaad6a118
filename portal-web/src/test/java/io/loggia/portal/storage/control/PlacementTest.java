package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.RevisionId;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import io.loggia.portal.storage.control.StoreException.Trouble;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacementTest {

    private static final String KEY = "sources/1/source";
    private static final String PLACE = "the other";
    private static final FolderSum.Pace AT_ONCE = bytes -> {};
    private static final RevisionId REVISION = RevisionId.random();
    private static final byte[] BYTES = StoreContract.bytes(300_000);

    @TempDir
    private Path folder;

    private final LedgerInMemory ledger = new LedgerInMemory();
    private final OtherStore other = new OtherStore();
    private final Placement placement = new Placement(other, ledger, new Holds(ledger));
    private Path root = Path.of("");
    private Path file = Path.of("");
    private Path back = Path.of("");

    @BeforeEach
    void setUp() throws IOException {
        root = Files.createDirectory(folder.resolve("other"));
        file = Files.write(folder.resolve("file"), BYTES);
        back = folder.resolve("back");
        other.use(new FolderStore(root), PLACE);
    }

    @Test
    void file_goesThereAndComesBackTheSame() throws IOException {
        assertThat(placement.place(KEY, REVISION, file)).isTrue();
        Placed placed = placement.find(KEY).orElseThrow();
        assertThat(placed.bytes()).isEqualTo(BYTES.length);

        placement.fetch(placed, back);

        assertThat(back).hasBinaryContent(BYTES);
        placement.remove(placed);
        assertThat(root.resolve(KEY)).doesNotExist();
        assertThat(ledger.find(KEY)).isEmpty();
    }

    @Test
    void copyThatIsNotTheSame_neverCounts() {
        other.use(
                new WatchedStore(new FolderStore(root)) {
                    @Override
                    public InputStream read(String key, long first, long length) {
                        return flipped(super.read(key, first, length));
                    }
                },
                PLACE);
        StoreContract.assertTrouble(Trouble.FAILED, () -> placement.place(KEY, REVISION, file));
        assertThat(placement.find(KEY)).isEmpty();
        assertThat(root.resolve(KEY)).doesNotExist();
    }

    @Test
    void copyThatRots_isNotTakenForTheFile() throws IOException {
        placement.place(KEY, REVISION, file);
        byte[] rotten = BYTES.clone();
        rotten[7] ^= 1;
        Files.write(root.resolve(KEY), rotten);
        Placed placed = placement.find(KEY).orElseThrow();
        StoreContract.assertTrouble(Trouble.FAILED, () -> placement.fetch(placed, back));
    }

    @Test
    void lineThatBreaks_isTakenUpWhereItBroke() throws IOException {
        placement.place(KEY, REVISION, file);
        long[] asked = {0};
        other.use(
                new WatchedStore(new FolderStore(root)) {
                    @Override
                    public InputStream read(String key, long first, long length) {
                        asked[0] += length;
                        return cut(super.read(key, first, length), 100_000);
                    }
                },
                PLACE);

        placement.fetch(placement.find(KEY).orElseThrow(), back);

        assertThat(back).hasBinaryContent(BYTES);
        assertThat(asked[0]).isLessThan(3L * BYTES.length);
    }

    @Test
    void lineThatBreaksAgainAndAgain_isGivenUp() throws IOException {
        placement.place(KEY, REVISION, file);
        other.use(
                new WatchedStore(new FolderStore(root)) {
                    @Override
                    public InputStream read(String key, long first, long length) {
                        return cut(super.read(key, first, length), 10);
                    }
                },
                PLACE);
        Placed placed = placement.find(KEY).orElseThrow();
        assertThatThrownBy(() -> placement.fetch(placed, back)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void fileThatAnotherServerWrites_isLeftToIt() throws IOException {
        ledger.begin(Placed.ofFile(KEY, REVISION, PLACE, BYTES.length, ""), "b");
        assertThat(placement.place(KEY, REVISION, file)).isFalse();
        assertThat(root.resolve(KEY)).doesNotExist();
        ledger.expire(KEY);
        assertThat(placement.place(KEY, REVISION, file)).isTrue();
    }

    @Test
    void fileThatIsGivenUpWhileItIsWritten_leavesNothing() throws IOException {
        other.use(
                new WatchedStore(new FolderStore(root)) {
                    @Override
                    public void put(String key, Path from) {
                        super.put(key, from);
                        ledger.expire(key);
                        ledger.rows.remove(key);
                    }
                },
                PLACE);
        assertThat(placement.place(KEY, REVISION, file)).isFalse();
        assertThat(root.resolve(KEY)).doesNotExist();
    }

    /** Else the next server would take it for a copy, and remove the file itself. */
    @Test
    void copyWhoseRemovalIsCutOff_countsNoMore_andIsWrittenAnew() throws IOException {
        placement.place(KEY, REVISION, file);
        Placed placed = placement.find(KEY).orElseThrow();
        other.use(
                new WatchedStore(new FolderStore(root)) {
                    @Override
                    public void delete(String key) {
                        super.delete(key);
                        throw new StoreException(Trouble.UNREACHABLE);
                    }
                },
                PLACE);
        StoreContract.assertTrouble(Trouble.UNREACHABLE, () -> placement.remove(placed));

        assertThat(placement.find(KEY)).isEmpty();
        assertThat(placement.isThere(placed)).isFalse();
        assertThat(ledger.rows.get(KEY)).extracting(Placed::abandoned).isEqualTo(true);

        other.use(new FolderStore(root), PLACE);
        assertThat(placement.place(KEY, REVISION, file)).isTrue();
        assertThat(placement.isThere(placement.find(KEY).orElseThrow())).isTrue();
    }

    /** Its delete would take the new copy, on which the other server relies. */
    @Test
    void copyThatIsBeingRemoved_isNotWrittenAnewBefore() throws IOException {
        placement.place(KEY, REVISION, file);
        Placed placed = placement.find(KEY).orElseThrow();
        Placement another = new Placement(other, ledger, new Holds(ledger));
        other.use(
                new WatchedStore(new FolderStore(root)) {
                    @Override
                    public void delete(String key) {
                        assertThat(unchecked(() -> another.place(KEY, REVISION, file)))
                                .isFalse();
                        another.remove(placed);
                        super.delete(key);
                    }
                },
                PLACE);
        placement.remove(placed);

        assertThat(ledger.find(KEY)).isEmpty();
        assertThat(another.place(KEY, REVISION, file)).isTrue();
    }

    /** It stood still for so long that another server took over. */
    @Test
    void writerThatWasTakenForDead_leavesTheOthersWorkAlone() throws IOException {
        AtomicBoolean first = new AtomicBoolean(true);
        other.use(
                new WatchedStore(new FolderStore(root)) {
                    @Override
                    public void put(String key, Path from) {
                        super.put(key, from);
                        if (first.getAndSet(false)) {
                            ledger.expire(key);
                            assertThat(unchecked(() ->
                                            new Placement(other, ledger, new Holds(ledger)).place(KEY, REVISION, file)))
                                    .isTrue();
                        }
                    }
                },
                PLACE);
        assertThat(placement.place(KEY, REVISION, file)).isFalse();
        assertThat(placement.isThere(placement.find(KEY).orElseThrow())).isTrue();
    }

    @Test
    void holds_areRenewedWhileSomethingIsWritten_andNotLonger() throws IOException {
        Holds holds = new Holds(ledger);
        other.use(
                new WatchedStore(new FolderStore(root)) {
                    @Override
                    public void put(String key, Path from) {
                        super.put(key, from);
                        ledger.renewed.clear();
                        holds.renew();
                    }
                },
                PLACE);
        new Placement(other, ledger, holds).place(KEY, REVISION, file);
        holds.renew();
        assertThat(ledger.renewed).containsExactly(KEY);
    }

    private static <T> T unchecked(Callable<T> call) {
        try {
            return call.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A pause of the virtual machine, and clocks that are apart, look the same. */
    @Test
    void serverThatStoodStillBeforeItRemoves_removesNothingOfAnothers() throws IOException {
        placement.place(KEY, REVISION, file);
        Placed placed = placement.find(KEY).orElseThrow();
        Placement another = new Placement(other, ledger, new Holds(ledger));
        Store store = new FolderStore(root);
        assertThatThrownBy(() -> new Holds(ledger)
                        .remove(
                                placed,
                                () -> {
                                    ledger.expire(KEY);
                                    return another.place(KEY, REVISION, file);
                                },
                                fence -> {
                                    fence.pass();
                                    store.delete(KEY);
                                }))
                .isInstanceOf(TakenOverException.class);
        assertThat(another.isThere(another.find(KEY).orElseThrow())).isTrue();
    }

    /** No store can be told to delete only while a hold lasts, so what cannot be prevented is said. */
    @Test
    void serverThatStoodStillInItsLastStep_tellsThatNobodyMayRelyOnTheCopy() throws IOException {
        placement.place(KEY, REVISION, file);
        Placed placed = placement.find(KEY).orElseThrow();
        Placement another = new Placement(other, ledger, new Holds(ledger));
        other.use(
                new WatchedStore(new FolderStore(root)) {
                    @Override
                    public void delete(String key) {
                        ledger.expire(key);
                        assertThat(unchecked(() -> another.place(KEY, REVISION, file)))
                                .isTrue();
                        super.delete(key);
                    }
                },
                PLACE);
        placement.remove(placed);

        assertThat(another.find(KEY)).as("it counts no more").isEmpty();
        assertThat(ledger.rows.get(KEY)).extracting(Placed::abandoned).isEqualTo(true);
        other.use(new FolderStore(root), PLACE);
        assertThat(another.place(KEY, REVISION, file)).isTrue();
    }

    /** Its copy came out wrong, but by now another server's lies there. */
    @Test
    void writerThatWasTakenForDead_doesNotRemoveWhatItReadsBackWrong() {
        other.use(
                new WatchedStore(new FolderStore(root)) {
                    @Override
                    public InputStream read(String key, long first, long length) {
                        ledger.expire(key);
                        other.use(new FolderStore(root), PLACE);
                        assertThat(unchecked(() ->
                                        new Placement(other, ledger, new Holds(ledger)).place(KEY, REVISION, file)))
                                .isTrue();
                        return flipped(super.read(key, first, length));
                    }
                },
                PLACE);
        assertThatThrownBy(() -> placement.place(KEY, REVISION, file)).isInstanceOf(TakenOverException.class);
        assertThat(root.resolve(KEY)).hasBinaryContent(BYTES);
    }

    @Test
    void copyOfAFileThatIsGoneHere_isNotRemoved_andGoesOnCounting() throws IOException {
        placement.place(KEY, REVISION, file);
        Placed placed = placement.find(KEY).orElseThrow();

        placement.removeBeside(placed, back);
        assertThat(placement.isThere(placement.find(KEY).orElseThrow())).isTrue();
        Files.write(back, Arrays.copyOf(BYTES, 5));
        placement.removeBeside(placed, back);
        assertThat(placement.isThere(placement.find(KEY).orElseThrow())).isTrue();

        placement.removeBeside(placed, file);
        assertThat(ledger.find(KEY)).isEmpty();
        assertThat(root.resolve(KEY)).doesNotExist();
    }

    @Test
    void copyThatWasGivenUpAndIsWhole_countsAgain() throws IOException {
        placement.place(KEY, REVISION, file);
        ledger.doubt(KEY);
        assertThat(placement.adopt(ledger.find(KEY).orElseThrow())).isTrue();
        assertThat(placement.find(KEY)).isPresent();

        ledger.doubt(KEY);
        byte[] rotten = BYTES.clone();
        rotten[3] ^= 1;
        Files.write(root.resolve(KEY), rotten);
        assertThat(placement.adopt(ledger.find(KEY).orElseThrow())).isFalse();
        assertThat(placement.find(KEY)).isEmpty();
    }

    @Test
    void look_tellsWhatBecameOfACopy() throws Exception {
        placement.place(KEY, REVISION, file);
        Placed placed = placement.find(KEY).orElseThrow();
        Path copy = root.resolve(KEY);
        assertThat(placement.check(placed, true, AT_ONCE)).isEqualTo(Placement.State.WHOLE);

        byte[] rotten = BYTES.clone();
        rotten[BYTES.length / 2] ^= 1;
        Files.write(copy, rotten);
        assertThat(placement.check(placed, true, AT_ONCE)).isEqualTo(Placement.State.CHANGED);
        assertThat(placement.check(placed, false, AT_ONCE))
                .as("only its length is asked for")
                .isEqualTo(Placement.State.WHOLE);

        Files.write(copy, Arrays.copyOf(BYTES, 100));
        assertThat(placement.check(placed, false, AT_ONCE)).as("half of it").isEqualTo(Placement.State.CHANGED);

        Files.delete(copy);
        assertThat(placement.check(placed, false, AT_ONCE)).isEqualTo(Placement.State.MISSING);

        Files.move(root, folder.resolve("unmounted"));
        StoreContract.assertTrouble(Trouble.NO_PLACE, () -> placement.check(placed, false, AT_ONCE));
    }

    /** A rule of the bucket has put it where nothing is read at once. */
    @Test
    void copyThatMustBeThawed_isTold_alsoWhereNotAllOfItIsRead() throws Exception {
        placement.place(KEY, REVISION, file);
        Placed placed = placement.find(KEY).orElseThrow();
        other.use(
                new WatchedStore(new FolderStore(root)) {
                    @Override
                    public InputStream read(String key, long first, long length) {
                        throw new StoreException(Trouble.FROZEN);
                    }
                },
                PLACE);
        assertThat(placement.check(placed, false, AT_ONCE)).isEqualTo(Placement.State.FROZEN);
        assertThat(placement.check(placed, true, AT_ONCE)).isEqualTo(Placement.State.FROZEN);
        StoreContract.assertTrouble(Trouble.FROZEN, () -> placement.fetch(placed, back));
    }

    @Test
    void keysOfWhichNothingIsWrittenDown_areTold() throws IOException {
        placement.place(KEY, REVISION, file);
        Files.writeString(root.resolve("sources/stranger"), "?");
        Files.createDirectories(root.resolve("trial"));
        Files.writeString(root.resolve("trial/under-way"), "ours");

        assertThat(placement.unknown(10)).containsExactly("sources/stranger");
    }

    @Test
    void part_isReadFromWhereverItIsAskedFor() throws IOException {
        placement.place(KEY, REVISION, file);
        Placed placed = placement.find(KEY).orElseThrow();

        try (InputStream in = placement.read(placed, 1000, 500)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(BYTES, 1000, 1500));
        }
    }

    @Test
    void fileOfAStoreThatIsNoLongerSetUp_isReportedAndKept() throws IOException {
        placement.place(KEY, REVISION, file);
        Placed placed = placement.find(KEY).orElseThrow();
        other.use(new FolderStore(folder.resolve("elsewhere")), "elsewhere");
        StoreContract.assertTrouble(Trouble.NO_PLACE, () -> placement.fetch(placed, back));
        StoreContract.assertTrouble(Trouble.NO_PLACE, () -> placement.remove(placed));
        assertThat(placement.find(KEY)).isPresent();
    }

    private static InputStream flipped(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int n = super.read(buffer, offset, length);
                buffer[offset] ^= 1;
                return n;
            }
        };
    }

    private static InputStream cut(InputStream in, int after) {
        return new FilterInputStream(in) {
            private int left = after;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (left == 0) {
                    throw new IOException("cut");
                }
                int n = super.read(buffer, offset, Math.min(length, left));
                left -= Math.max(0, n);
                return n;
            }
        };
    }
}
