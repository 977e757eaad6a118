package io.loggia.portal.processing.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.RevisionId;
import io.loggia.portal.storage.control.StorageScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginalsTest {

    private static final byte[] BYTES = "the only one there is".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final RevisionId revision = RevisionId.random();
    private final Rows rows = new Rows();
    private StorageScene scene;
    private Originals originals;
    private OriginalsUpkeep upkeep;
    private Path here = Path.of("");
    private Path there = Path.of("");

    @BeforeEach
    void upload() throws IOException {
        scene = new StorageScene(folder);
        scene.rules(true, false);
        originals = server();
        upkeep = upkeepOf(originals);
        here = uploaded(revision);
        there = scene.there.resolve(Originals.key(revision));
    }

    /** One of those that share the folder. */
    private Originals server() {
        return new Originals(scene.here, scene.anotherServersPlacement(), scene.room);
    }

    private OriginalsUpkeep upkeepOf(Originals server) {
        return new OriginalsUpkeep(
                server,
                scene.here,
                scene.other,
                scene.anotherServersPlacement(),
                scene.ledger,
                rows,
                scene.room,
                scene.config);
    }

    private Path uploaded(RevisionId id) throws IOException {
        Path file = scene.here.resolve(Originals.key(id));
        Files.createDirectories(file.getParent());
        rows.revisions.add(id);
        rows.revisions.sort(Comparator.comparing(RevisionId::toString));
        return Files.write(file, BYTES);
    }

    private void tidyTwice() {
        upkeep.tidy();
        upkeep.tidy();
    }

    @Test
    void fileGoes_inALaterRoundThanItsCopyCame() {
        upkeep.tidy();
        assertThat(there).hasBinaryContent(BYTES);
        assertThat(here).exists();

        scene.ledger.unsettle(Originals.key(revision));
        upkeep.tidy();
        assertThat(here).as("its copy has not counted for long").exists();

        scene.ledger.expire(Originals.key(revision));
        upkeep.tidy();
        assertThat(here.getParent()).doesNotExist();
        assertThat(originals.require(revision)).hasBinaryContent(BYTES);
    }

    @Test
    void fileForWhichThereIsNoRoomHere_isNotBegun_andComesBackWhenThereIs() {
        tidyTwice();
        scene.usable = 0;
        assertThatThrownBy(() -> originals.require(revision)).isInstanceOfSatisfying(LoggiaException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.NO_SPACE);
            assertThat(scene.room.isCauseOf(e)).isTrue();
        });
        scene.rules(false, false);
        upkeep.tidy();
        assertThat(here).doesNotExist();
        assertThat(there).hasBinaryContent(BYTES);

        scene.usable = Long.MAX_VALUE;
        upkeep.tidy();
        assertThat(here).hasBinaryContent(BYTES);
        assertThat(there).doesNotExist();
    }

    @Test
    void copyThatIsGoneByThen_isWrittenAnew_andTheFileStays() throws IOException {
        upkeep.tidy();
        Files.delete(there);
        upkeep.tidy();
        assertThat(here).exists();
        assertThat(there).hasBinaryContent(BYTES);
    }

    @Test
    void rulesThatChangeAmidARound_areObeyedFromTheNextFileOn() throws IOException {
        Path second = uploaded(RevisionId.random());
        AtomicBoolean written = new AtomicBoolean();
        scene.afterWriting(key -> {
            assertThat(written.getAndSet(true)).as("the second file").isFalse();
            scene.rules(false, false);
        });
        upkeep.tidy();

        assertThat(written).isTrue();
        assertThat(here).exists();
        assertThat(second).exists();
    }

    @Test
    void rulesThatChangeBeforeAFileIsRemoved_keepItHere() {
        upkeep.tidy();
        rows.idle = id -> {
            scene.rules(false, false);
            return true;
        };
        upkeep.tidy();
        assertThat(here).hasBinaryContent(BYTES);
    }

    @Test
    void jobThatBeginsBeforeAFileIsRemoved_findsIt() {
        upkeep.tidy();
        AtomicBoolean asked = new AtomicBoolean();
        rows.idle = id -> !asked.getAndSet(true);
        upkeep.tidy();
        assertThat(asked).isTrue();
        assertThat(here).hasBinaryContent(BYTES);
        assertThat(scene.here.children("sources/" + revision)).containsExactly("source");
    }

    /** Each looks whether the other has begun, after it has itself. */
    @Test
    void copyThatAnotherServerGivesUpBeforeAFileIsRemoved_keepsItHere() {
        upkeep.tidy();
        AtomicBoolean asked = new AtomicBoolean();
        rows.idle = id -> {
            if (asked.getAndSet(true)) {
                scene.ledger.giveUp(Originals.key(revision), "another");
            }
            return true;
        };
        upkeep.tidy();
        assertThat(here).hasBinaryContent(BYTES);
    }

    @Test
    void fileThatIsDamagedHere_staysBesideItsCopy_andDoesNotTakeItsPlace() throws IOException {
        upkeep.tidy();
        Files.writeString(here, "the only one there Is");
        upkeep.tidy();
        assertThat(here).exists();

        scene.rules(false, false);
        upkeep.tidy();
        assertThat(here).hasBinaryContent(BYTES);
        assertThat(there).doesNotExist();
    }

    /** Each of them once emptied the other's folder in which the file arrives. */
    @Test
    void serversThatBringOneFileBackAtATime_doNotMixTheirs() {
        tidyTwice();
        assertThat(here).doesNotExist();
        Originals another = server();
        AtomicBoolean reading = new AtomicBoolean();
        scene.beforeReading(key -> {
            if (!reading.getAndSet(true)) {
                assertThat(another.require(revision)).hasBinaryContent(BYTES);
            }
        });
        assertThat(originals.require(revision)).hasBinaryContent(BYTES);
        assertThat(scene.here.scratchNames()).isEmpty();
    }

    @Test
    void fileThatAKilledServerHadPutAside_comesBack() throws IOException {
        assertThat(scene.here.putAside(Originals.key(revision))).isPresent();
        assertThat(here).doesNotExist();
        assertThat(originals.require(revision)).hasBinaryContent(BYTES);

        assertThat(scene.here.putAside(Originals.key(revision))).isPresent();
        scene.rules(false, false);
        upkeep.tidy();
        assertThat(here).hasBinaryContent(BYTES);
    }

    /** Its removal was cut off before it began, by a server that had just seen the file vanish here. */
    @Test
    void copyThatIsAllThereIs_isNotRemovedAsALeftOver() {
        tidyTwice();
        scene.ledger.doubt(Originals.key(revision));
        scene.rules(false, false);
        upkeep.tidy();
        assertThat(there).hasBinaryContent(BYTES);
        assertThat(originals.require(revision)).hasBinaryContent(BYTES);

        upkeep.tidy();
        assertThat(here).hasBinaryContent(BYTES);
        assertThat(there).doesNotExist();
    }

    @Test
    void serverWithAFolderOfItsOwn_bringsNothingBackToStay() {
        tidyTwice();
        scene.rules(false, false);
        scene.config.apart = true;
        upkeep.tidy();
        assertThat(there).hasBinaryContent(BYTES);
    }

    @Test
    void fileThatNobodyWantsAnyMore_isRemovedEverywhere() {
        tidyTwice();
        rows.revisions.clear();
        upkeep.tidy();
        assertThat(there).doesNotExist();
        assertThat(scene.ledger.rows).isEmpty();
    }

    private static final class Rows implements OriginalsLedger {

        private final List<RevisionId> revisions = new ArrayList<>();
        private Predicate<RevisionId> idle = id -> true;

        @Override
        public Page idle(Instant before, @Nullable RevisionId after, int limit) {
            return new Page(
                    revisions.stream()
                            .filter(id -> after == null || id.toString().compareTo(after.toString()) > 0)
                            .toList(),
                    null);
        }

        @Override
        public List<RevisionId> arrived() {
            return List.of();
        }

        @Override
        public boolean isIdle(RevisionId id) {
            return idle.test(id);
        }

        @Override
        public Optional<Instant> uploadedAt(RevisionId id) {
            return Optional.of(Instant.EPOCH);
        }

        @Override
        public boolean keepsFiles(RevisionId id) {
            return revisions.contains(id);
        }
    }
}
