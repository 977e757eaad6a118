package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.RevisionId;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreMoveTest {

    private static final String SOURCE = "sources/1/source";
    private static final String FOLDER = "renditions/1/ladder-1";
    private static final byte[] BYTES = StoreContract.bytes(50_000);
    private static final RevisionId REVISION = RevisionId.random();

    @TempDir
    private Path folder;

    private final LedgerInMemory ledger = new LedgerInMemory();
    private final OtherStore other = new OtherStore();
    private final Placement placement = new Placement(other, ledger, new Holds(ledger));
    private final FolderPlacement folders = new FolderPlacement(other, ledger, new Holds(ledger));

    /** Bytes that are free where files pass through. */
    private long usable = 1L << 50;

    private StoreMove move = mover(new PlatformConfig());
    private Path before = Path.of("");
    private Path after = Path.of("");

    @BeforeEach
    void placeAndChange() throws IOException {
        PlatformConfig platform = new PlatformConfig();
        platform.home = folder.resolve("home").toString();
        move = mover(platform);
        before = Files.createDirectory(folder.resolve("before"));
        after = Files.createDirectory(folder.resolve("after"));
        other.use(new FolderStore(before), "before");
        placement.place(SOURCE, REVISION, Files.write(folder.resolve("file"), BYTES));
        Path made = Files.createDirectories(folder.resolve("made/v720"));
        Files.write(made.resolve("00000.m4s"), BYTES);
        Files.writeString(made.resolveSibling("master.m3u8"), "#EXTM3U\n");
        folders.place(FOLDER, REVISION, folder.resolve("made"), folder);
        other.use(new FolderStore(after), "after");
        other.useFormer(new FolderStore(before), "before");
    }

    private StoreMove mover(PlatformConfig platform) {
        MediaStore scratch = new MediaStore(platform) {
            @Override
            public long usableBytes() {
                return usable;
            }
        };
        Room room = new Room(scratch, platform, new StorageConfig());
        return new StoreMove(other, ledger, folders, new Holds(ledger), scratch, room);
    }

    private static List<String> files(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatLiesInTheFormerStore_isReadThereUntilItHasMoved() {
        Path back = folder.resolve("back");
        placement.fetch(placement.find(SOURCE).orElseThrow(), back);
        assertThat(back).hasBinaryContent(BYTES);

        move.run();

        assertThat(files(before)).isEmpty();
        assertThat(files(after))
                .containsExactly(
                        "renditions/1/ladder-1.list",
                        "renditions/1/ladder-1/master.m3u8",
                        "renditions/1/ladder-1/v720/00000.m4s",
                        SOURCE);
        assertThat(ledger.rows.values()).extracting(Placed::place).containsOnly("after");
        placement.fetch(placement.find(SOURCE).orElseThrow(), back);
        assertThat(back).hasBinaryContent(BYTES);
        assertThat(folders.list(folders.find(FOLDER).orElseThrow()).files()).hasSize(2);
    }

    @Test
    void fileThatRottedInTheFormerStore_staysThere_andTheOthersMove() throws IOException {
        byte[] rotten = BYTES.clone();
        rotten[0] ^= 1;
        Files.write(before.resolve(SOURCE), rotten);

        move.run();

        assertThat(files(before)).containsExactly(SOURCE);
        assertThat(files(after)).hasSize(3);
        assertThat(placement.find(SOURCE).orElseThrow().place()).isEqualTo("before");
    }

    @Test
    void fileThatHasNoRoomOnItsWay_staysWhereItIs_untilThereIs() {
        long margin = new PlatformConfig().storageReserveBytes + new StorageConfig().workMarginBytes;
        for (long free : List.of(0L, margin + 1)) {
            usable = free;
            move.run();
            assertThat(files(before)).as("with %d bytes free", free).contains(SOURCE);
            assertThat(ledger.find(SOURCE).orElseThrow().place()).isEqualTo("before");
        }

        usable = Long.MAX_VALUE;
        move.run();
        assertThat(files(before)).isEmpty();
    }

    @Test
    void newStoreThatIsAway_endsTheRound_andTheNextGoesOn() throws IOException {
        Files.move(after, folder.resolve("unmounted"));
        assertThatThrownBy(move::run).isInstanceOf(StoreException.class);
        assertThat(files(before)).hasSize(4);

        Files.move(folder.resolve("unmounted"), after);
        move.run();
        assertThat(files(before)).isEmpty();
    }

    @Test
    void fileThatNobodyWantsAnyMore_isLeftInNeitherStore() throws IOException {
        Files.delete(before.resolve("renditions/1/ladder-1.list"));
        ledger.rows.remove(Placed.listKey(FOLDER));
        other.use(WatchedStore.written(new FolderStore(after), ledger.rows::remove), "after");

        move.run();

        assertThat(files(after)).isEmpty();
    }

    /** Whoever removes it would remove it where it lay, and the mover's copy would be nobody's. */
    @Test
    void fileThatIsBeingMoved_isNotRemovedMeanwhile_andCounts() {
        other.use(
                WatchedStore.written(new FolderStore(after), key -> {
                    if (key.equals(SOURCE)) {
                        placement.remove(ledger.find(SOURCE).orElseThrow());
                        assertThat(placement.find(SOURCE)).isPresent();
                    }
                }),
                "after");
        move.run();

        assertThat(files(before)).isEmpty();
        assertThat(placement.isThere(placement.find(SOURCE).orElseThrow())).isTrue();
    }

    /** It stood still for so long that another server has moved the file, which must not come to harm twice. */
    @Test
    void moverThatWasTakenForDead_leavesBothStoresAlone() {
        boolean[] once = {true};
        other.use(
                WatchedStore.written(new FolderStore(after), key -> {
                    if (key.equals(SOURCE) && once[0]) {
                        once[0] = false;
                        ledger.expire(SOURCE);
                        move.run();
                        assertThat(placement.find(SOURCE).orElseThrow().place()).isEqualTo("after");
                    }
                }),
                "after");
        move.run();

        assertThat(ledger.find(SOURCE).orElseThrow().place()).isEqualTo("after");
        assertThat(files(after)).contains(SOURCE);
        assertThat(placement.isThere(placement.find(SOURCE).orElseThrow())).isTrue();
    }

    @Test
    void noStoreAnyMore_leavesAllWhereItIs() {
        other.useNone();

        move.run();

        assertThat(files(before)).hasSize(4);
    }

    @Test
    void oneStoreUnderTwoAddresses_losesNothing() {
        other.use(new FolderStore(before), "the same by another name");

        move.run();

        assertThat(files(before)).hasSize(4);
        assertThat(ledger.rows.values()).extracting(Placed::place).containsOnly("the same by another name");
    }

    /** Uploaded files stay where they are, in the store that the others leave. */
    @Test
    void storeForRenditionsAlone_takesThemAndNothingElse() {
        other.use(new FolderStore(before), "before");
        other.use(StoredKind.RENDITIONS, new FolderStore(after), "after");

        move.run();

        assertThat(files(before)).containsExactly(SOURCE);
        assertThat(files(after))
                .containsExactly(
                        "renditions/1/ladder-1.list",
                        "renditions/1/ladder-1/master.m3u8",
                        "renditions/1/ladder-1/v720/00000.m4s");
        assertThat(placement.find(SOURCE).orElseThrow().place()).isEqualTo("before");
        assertThat(folders.list(folders.find(FOLDER).orElseThrow()).files()).hasSize(2);
    }

    @Test
    void bothKinds_moveIntoStoresOfTheirOwn_andWhatIsNewGoesToEach() throws IOException {
        Path third = Files.createDirectory(folder.resolve("third"));
        other.use(StoredKind.RENDITIONS, new FolderStore(third), "third");

        move.run();
        placement.place("sources/2/source", REVISION, folder.resolve("file"));

        assertThat(files(before)).isEmpty();
        assertThat(files(after)).containsExactly(SOURCE, "sources/2/source");
        assertThat(files(third)).hasSize(3);
        assertThat(placement.unknown(10)).isEmpty();
    }

    @Test
    void storeOfOneKindThatIsAway_leavesTheOtherKindMoving() throws IOException {
        other.use(StoredKind.RENDITIONS, new FolderStore(folder.resolve("unmounted")), "unmounted");

        assertThatThrownBy(move::run).isInstanceOf(StoreException.class);

        assertThat(files(after)).containsExactly(SOURCE);
        assertThat(files(before)).hasSize(3).doesNotContain(SOURCE);
    }

    /** An admin has changed the stores while a round was at it. */
    @Test
    void storesThatChangeMeanwhile_endTheRound() {
        other.use(
                WatchedStore.written(new FolderStore(after), key -> {
                    if (key.endsWith(".list")) {
                        other.use(new FolderStore(before), "before");
                    }
                }),
                "after");

        move.run();

        assertThat(placement.find(SOURCE).orElseThrow().place()).isEqualTo("before");
    }
}
