package io.loggia.portal.processing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.RevisionId;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import io.loggia.portal.storage.control.StorageScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenditionsTest {

    private static final String SEGMENT = "v720/00000.m4s";

    @TempDir
    private Path folder;

    private final RevisionId revision = RevisionId.random();
    private final String one = "renditions/" + revision + "/ladder-1";
    private final String two = "stills/" + revision + "/stills-1";
    private final Rows rows = new Rows();
    private StorageScene scene;
    private Renditions renditions;

    @BeforeEach
    void make() throws IOException {
        scene = new StorageScene(folder);
        scene.rules(false, true);
        renditions = new Renditions(
                scene.here, scene.folders, scene.other, scene.folderPlacement, rows, scene.room, scene.config);
        make(one);
        make(two);
    }

    private void make(String key) throws IOException {
        Path made = scene.here.resolve(key);
        Files.createDirectories(made.resolve("v720"));
        Files.writeString(made.resolve(SEGMENT), "a segment");
        Files.writeString(made.resolve("master.m3u8"), "#EXTM3U\n");
        Files.setLastModifiedTime(made, FileTime.from(Instant.now().minusSeconds(60)));
    }

    private Path here(String key) {
        return scene.here.resolve(key);
    }

    @Test
    void workingCopyGoes_onlyWhenItsCopyHasCountedForAWhile() {
        scene.afterWriting(key -> {});
        renditions.tidy();
        assertThat(here(one)).doesNotExist();

        assertThat(scene.folders.folder(one).resolve(SEGMENT)).hasContent("a segment");
        scene.ledger.unsettle(Placed.listKey(one));
        renditions.tidy();
        assertThat(here(one)).exists();
    }

    @Test
    void folderForWhichThereIsNoRoomHere_comesBackWhenThereIs() {
        renditions.tidy();
        scene.rules(false, false);
        scene.usable = 0;
        tidyOtherStore();
        assertThat(here(one)).doesNotExist();

        scene.usable = Long.MAX_VALUE;
        tidyOtherStore();
        assertThat(here(one).resolve(SEGMENT)).hasContent("a segment");
    }

    /** Which happens only so often. */
    private void tidyOtherStore() {
        for (int round = 0; round < 10; round++) {
            renditions.tidy();
        }
    }

    @Test
    void workingCopyOfAFolderThatIsNotWholeElsewhere_stays() throws IOException {
        scene.folders.place(one, revision);
        scene.folders.place(two, revision);
        Files.delete(scene.there.resolve(one).resolve(SEGMENT));
        renditions.tidy();
        assertThat(here(one).resolve(SEGMENT)).exists();
        assertThat(here(two)).doesNotExist();
    }

    @Test
    void rulesThatChangeAmidARound_areObeyedFromTheNextFolderOn() {
        scene.afterWriting(key -> {
            if (key.endsWith(".list")) {
                scene.rules(false, false);
            }
        });
        renditions.tidy();
        assertThat(here(one)).exists();
        assertThat(here(two)).exists();
        assertThat(scene.ledger.rows).hasSize(1);
    }

    @Test
    void rulesThatChangeBeforeAFolderIsRemoved_keepItHere() {
        scene.folders.place(one, revision);
        scene.folders.place(two, revision);
        AtomicInteger asked = new AtomicInteger();
        rows.idle = () -> {
            if (asked.incrementAndGet() == 2) {
                scene.rules(false, false);
            }
            return true;
        };
        renditions.tidy();
        assertThat(here(one).resolve(SEGMENT)).exists();
        assertThat(here(two).resolve(SEGMENT)).exists();
        assertThat(scene.here.children("renditions/" + revision)).containsExactly("ladder-1");
    }

    @Test
    void copyThatAnotherServerGivesUpBeforeAFolderIsRemoved_keepsItHere() {
        scene.folders.place(one, revision);
        AtomicInteger asked = new AtomicInteger();
        rows.idle = () -> {
            if (asked.incrementAndGet() == 2) {
                scene.ledger.giveUp(Placed.listKey(one), "another");
            }
            return true;
        };
        rows.made = List.of(one);
        assertThat(scene.folders.dropHere(two, () -> true)).isFalse();
        renditions.tidy();
        assertThat(here(one).resolve(SEGMENT)).exists();
    }

    @Test
    void folderThatAKilledServerHadPutAside_comesBack() {
        scene.folders.place(one, revision);
        assertThat(scene.here.putAside(one)).isPresent();
        rows.idle = () -> false;
        renditions.tidy();
        assertThat(here(one).resolve(SEGMENT)).exists();
    }

    /** To write a folder with gaps anew would be to lose what is in the gaps. */
    @Test
    void copyThatIsAllThereIs_isNeitherRemovedNorWrittenOver() throws IOException {
        scene.folders.place(one, revision);
        scene.ledger.doubt(Placed.listKey(one));
        Files.delete(here(one).resolve(SEGMENT));

        assertThat(scene.folders.place(one, revision)).isTrue();
        assertThat(scene.folders.file(one, SEGMENT)).hasContent("a segment");

        Files.delete(here(one).resolve(SEGMENT));
        scene.ledger.doubt(Placed.listKey(one));
        scene.rules(false, false);
        renditions.tidy();
        assertThat(scene.there.resolve(one).resolve(SEGMENT)).exists();
        assertThat(scene.folders.file(one, SEGMENT)).hasContent("a segment");
    }

    @Test
    void damagedWorkingCopy_doesNotTakeThePlaceOfItsCopy() throws IOException {
        scene.folders.place(one, revision);
        Files.writeString(here(one).resolve(SEGMENT), "A segment");
        scene.rules(false, false);
        renditions.tidy();
        assertThat(here(one).resolve(SEGMENT)).hasContent("a segment");
        assertThat(scene.there.resolve(one))
                .satisfiesAnyOf(
                        left -> assertThat(left).doesNotExist(),
                        left -> assertThat(left.resolve(SEGMENT)).doesNotExist());
        assertThat(scene.ledger.rows).isEmpty();
    }

    private final class Rows implements RenditionsLedger {

        private BooleanSupplier idle = () -> true;
        private List<String> made = List.of(one, two);

        @Override
        public Page ready(@Nullable RevisionId after, int limit) {
            return new Page(List.of(new Made(revision, made)), null);
        }

        @Override
        public boolean isIdle(RevisionId id) {
            return idle.getAsBoolean();
        }

        @Override
        public boolean keeps(RevisionId id, String key) {
            return true;
        }
    }
}
