package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.RevisionId;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import io.loggia.portal.storage.control.StoreException.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaFoldersTest {

    private static final String FOLDER = "renditions/1/ladder-1";
    private static final String SEGMENT = "720p/segment-1.m4s";
    private static final String MASTER = "master.m3u8";
    private static final byte[] BYTES = StoreContract.bytes(100_000);
    private static final FolderSum.Pace AT_ONCE = bytes -> {};
    private static final RevisionId REVISION = RevisionId.random();

    @TempDir
    private Path folder;

    private final LedgerInMemory ledger = new LedgerInMemory();
    private final OtherStore other = new OtherStore();
    private final FolderPlacement placement = new FolderPlacement(other, ledger, new Holds(ledger));
    private MediaStore here = new MediaStore(new PlatformConfig());
    private MediaFolders folders = new MediaFolders(here, placement, other);
    private Path there = Path.of("");

    @BeforeEach
    void setUp() throws IOException {
        there = Files.createDirectory(folder.resolve("other"));
        other.use(new FolderStore(there), "the other");
        PlatformConfig platform = new PlatformConfig();
        platform.home = folder.resolve("home").toString();
        here = new MediaStore(platform);
        folders = new MediaFolders(here, placement, other);
        Path made = here.resolve(FOLDER);
        Files.createDirectories(made.resolve("720p"));
        Files.write(made.resolve(SEGMENT), BYTES);
        Files.writeString(made.resolve("720p/segment-2.m4s"), "two");
        Files.writeString(made.resolve(MASTER), "#EXTM3U\n");
    }

    private Placed place() {
        assertThat(folders.place(FOLDER, REVISION)).isTrue();
        return placement.find(FOLDER).orElseThrow();
    }

    @Test
    void fileOfAFolderElsewhere_comesBackWhenItIsAskedFor_andNoOther() throws IOException {
        Placed placed = place();
        assertThat(placed.content()).isEqualTo(new PlacementLedger.Content(3, BYTES.length + 3 + 8));
        assertThat(folders.bytesAway(FOLDER)).isZero();
        folders.dropHere(FOLDER, () -> true);
        assertThat(here.resolve(FOLDER)).doesNotExist();
        assertThat(folders.bytesAway(FOLDER)).isEqualTo(BYTES.length + 11L);
        assertThat(folders.exists(FOLDER, SEGMENT)).isTrue();
        assertThat(folders.exists(FOLDER, "720p/segment-3.m4s")).isFalse();
        assertThat(folders.parts(FOLDER)).containsOnlyKeys("720p", MASTER).containsEntry("720p", BYTES.length + 3L);
        assertThat(folders.bytes(FOLDER)).isEqualTo(BYTES.length + 11L);

        assertThat(folders.file(FOLDER, SEGMENT)).hasBinaryContent(BYTES);
        assertThat(folders.bytesAway(FOLDER)).isEqualTo(11);

        assertThat(here.resolve(FOLDER + "/" + MASTER)).doesNotExist();
        assertThat(folders.file(FOLDER, "720p/segment-3.m4s")).doesNotExist();
        assertThat(folders.folder(FOLDER).resolve(MASTER)).hasContent("#EXTM3U");
        assertThat(here.scratchNames()).isEmpty();
    }

    @Test
    void folderThatLiesNowhereElse_isNeverDropped() {
        folders.dropHere(FOLDER, () -> true);
        assertThat(here.resolve(FOLDER).resolve(MASTER)).exists();
    }

    @Test
    void fileThatRotsElsewhere_isNotTakenForIt() throws IOException {
        place();
        folders.dropHere(FOLDER, () -> true);
        byte[] rotten = BYTES.clone();
        rotten[9] ^= 1;
        Files.write(there.resolve(FOLDER).resolve(SEGMENT), rotten);

        StoreContract.assertTrouble(Trouble.FAILED, () -> folders.file(FOLDER, SEGMENT));
        assertThat(here.resolve(FOLDER + "/" + SEGMENT)).doesNotExist();
        assertThat(here.scratchNames()).isEmpty();
    }

    @Test
    void storeThatIsAway_isTold_andNothingIsLost() throws IOException {
        place();
        folders.dropHere(FOLDER, () -> true);
        Files.move(there, folder.resolve("unmounted"));
        StoreContract.assertTrouble(Trouble.NO_PLACE, () -> folders.file(FOLDER, SEGMENT));

        Files.move(folder.resolve("unmounted"), there);
        assertThat(folders.file(FOLDER, SEGMENT)).hasBinaryContent(BYTES);
    }

    @Test
    void copyThatBreaksOff_doesNotCount_andIsMadeAgain() throws IOException {
        Path blocked = there.resolve(FOLDER).resolve("720p");
        Files.createDirectories(blocked.getParent());
        Files.writeString(blocked, "a file where a folder should be");
        assertThatThrownBy(() -> folders.place(FOLDER, REVISION)).isInstanceOf(StoreException.class);
        assertThat(folders.isElsewhere(FOLDER)).isFalse();
        folders.dropHere(FOLDER, () -> true);
        assertThat(here.resolve(FOLDER).resolve(SEGMENT)).exists();

        Files.delete(blocked);
        place();
        folders.dropHere(FOLDER, () -> true);
        assertThat(folders.file(FOLDER, SEGMENT)).hasBinaryContent(BYTES);
    }

    @Test
    void look_tellsWhatBecameOfACopy_andWritesItAgainFromAWholeWorkingCopy() throws Exception {
        Placed placed = place();
        assertThat(placement.check(placed, true, AT_ONCE)).isEqualTo(Placement.State.WHOLE);

        Path copy = there.resolve(FOLDER).resolve(SEGMENT);
        byte[] rotten = BYTES.clone();
        rotten[9] ^= 1;
        Files.write(copy, rotten);
        assertThat(placement.check(placed, false, AT_ONCE)).isEqualTo(Placement.State.WHOLE);
        assertThat(placement.check(placed, true, AT_ONCE)).isEqualTo(Placement.State.CHANGED);
        Files.delete(copy);
        assertThat(placement.check(placed, false, AT_ONCE)).isEqualTo(Placement.State.MISSING);

        assertThat(folders.placeAgain(FOLDER, placed)).isTrue();
        assertThat(copy).hasBinaryContent(BYTES);

        Files.delete(here.resolve(FOLDER + "/" + MASTER));
        assertThat(folders.placeAgain(FOLDER, placed))
                .as("a working copy with gaps")
                .isFalse();
    }

    @Test
    void damagedWorkingCopy_goesAndComesBack() throws Exception {
        Placed placed = place();
        Path segment = here.resolve(FOLDER + "/" + SEGMENT);
        Files.writeString(segment, "rotten");

        folders.dropDamaged(FOLDER, placed, AT_ONCE);

        assertThat(segment).doesNotExist();
        assertThat(here.resolve(FOLDER + "/" + MASTER)).exists();
        assertThat(folders.file(FOLDER, SEGMENT)).hasBinaryContent(BYTES);
    }

    @Test
    void removedFolder_leavesNothingElsewhere() throws IOException {
        placement.remove(place());
        try (Stream<Path> left = Files.walk(there)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(ledger.rows).isEmpty();
    }

    @Test
    void filesOfAKnownFolder_areNotUnknown() throws IOException {
        place();
        Files.createDirectories(there.resolve("renditions/2/ladder-1"));
        Files.writeString(there.resolve("renditions/2/ladder-1/master.m3u8"), "?");
        assertThat(new Placement(other, ledger, new Holds(ledger)).unknown(10))
                .isEqualTo(List.of("renditions/2/ladder-1/master.m3u8"));
    }
}
