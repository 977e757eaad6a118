package io.loggia.portal.processing.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.RevisionId;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import io.loggia.portal.storage.control.StorageScene;
import io.loggia.portal.storage.control.StoreException;
import io.loggia.portal.storage.control.StoreException.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a bucket of a real S3 server, which tells the class of each file. */
class OriginalsArchiveTest {

    private static final String CLASS = "GLACIER_IR";
    private static final Duration AFTER = Duration.ofDays(90);
    private static final byte[] BYTES = "a film".repeat(1000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private StorageScene scene;
    private Originals originals;
    private OriginalsArchive archive;
    private final Rows rows = new Rows();
    private final RevisionId old = RevisionId.random();

    @BeforeEach
    void open() throws IOException {
        scene = new StorageScene(folder);
        scene.rules(true, false);
        originals = new Originals(scene.here, scene.placement, scene.room);
        archive = archive();
    }

    private OriginalsArchive archive() {
        return new OriginalsArchive(scene.here, scene.room, originals, scene.archivePlacement, scene.ledger, rows);
    }

    private void upkeep() {
        new OriginalsUpkeep(
                        originals,
                        scene.here,
                        scene.other,
                        scene.anotherServersPlacement(),
                        scene.ledger,
                        rows,
                        scene.room,
                        scene.config)
                .tidy();
    }

    private void place(RevisionId revision, int days) throws IOException {
        rows.uploaded.put(revision, Instant.now().minus(Duration.ofDays(days)));
        scene.placement.place(Originals.key(revision), revision, Files.write(folder.resolve("file"), BYTES));
    }

    private Placed row(RevisionId revision) {
        return scene.ledger.find(Originals.key(revision)).orElseThrow();
    }

    private void assertReadable(RevisionId revision) {
        Path back = folder.resolve("back");
        scene.placement.fetch(row(revision), back);
        assertThat(back).hasBinaryContent(BYTES);
    }

    private void assertTrouble(Trouble trouble) {
        assertThatThrownBy(archive::tidy)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.trouble()).isEqualTo(trouble));
    }

    @Test
    void oldFile_goesToItsClass_andIsReadFromThere_andDoesNotStayHere() throws IOException {
        StorageScene.Bucket bucket = scene.bucket(CLASS, AFTER);
        RevisionId young = RevisionId.random();
        RevisionId busy = RevisionId.random();
        RevisionId unwanted = RevisionId.random();
        place(old, 91);
        place(young, 89);
        place(busy, 91);
        place(unwanted, 91);
        rows.busy.add(busy);
        rows.unwanted.add(unwanted);

        archive.tidy();

        assertThat(bucket.classOf(Originals.key(old))).isEqualTo(CLASS);
        assertThat(row(old).storageClass()).isEqualTo(CLASS);
        assertThat(row(old).settled()).isTrue();
        assertReadable(old);
        for (RevisionId other : List.of(young, busy, unwanted)) {
            assertThat(bucket.classOf(Originals.key(other))).isNotEqualTo(CLASS);
            assertThat(row(other).storageClass()).isEmpty();
        }
        assertThat(scene.here.scratchNames()).isEmpty();
        upkeep();
        assertThat(scene.here.children("sources")).isEmpty();
        assertReadable(old);
    }

    @Test
    void fileThatLiesThereAlready_isNotCarriedAgain() throws IOException {
        StorageScene.Bucket bucket = scene.bucket(CLASS, Duration.ZERO);
        place(old, 1);
        archive.tidy();
        List<String> touched = new ArrayList<>();
        scene.watch(bucket, CLASS, touched::add, touched::add);

        archive().tidy();
        scene.ledger.hold(row(old), "another");
        scene.ledger.archived(row(old), "", "another");
        scene.ledger.release(Originals.key(old), "another");
        archive().tidy();

        assertThat(touched).as("a rule of the bucket may have put it there").isEmpty();
        assertThat(row(old).storageClass()).isEqualTo(CLASS);
    }

    @Test
    void fileThatHasJustCome_waitsUntilItsCopyIsSettled() throws IOException {
        scene.bucket(CLASS, AFTER);
        place(old, 91);
        scene.ledger.unsettle(Originals.key(old));

        archive.tidy();

        assertThat(row(old).storageClass()).isEmpty();
    }

    @Test
    void filesThatAreToComeBack_stayInTheirClass() throws IOException {
        scene.bucket(CLASS, AFTER);
        place(old, 91);
        scene.rules(false, false);
        archive.tidy();
        assertThat(row(old).storageClass()).isEmpty();
    }

    @Test
    void roomThatUploadsWant_isLeftToThem() throws IOException {
        scene.bucket(CLASS, AFTER);
        place(old, 91);
        scene.config.uploadMarginBytes = Long.MAX_VALUE;
        archive.tidy();
        assertThat(row(old).storageClass()).isEmpty();
    }

    @Test
    void classThatTheStoreDoesNotKnow_endsTheRound_andIsLeftAloneForADay_andNoFileIsLost() throws IOException {
        StorageScene.Bucket bucket = scene.bucket("NONSENSE", AFTER);
        place(old, 91);

        assertTrouble(Trouble.NO_CLASS);
        archive.tidy();
        upkeep();

        assertThat(row(old).isProven()).isTrue();
        assertThat(row(old).storageClass()).isEmpty();
        assertReadable(old);
        assertThat(scene.here.scratchNames()).isEmpty();
        scene.use(bucket, CLASS, AFTER);
        RevisionId another = RevisionId.random();
        place(another, 91);
        archive.tidy();
        assertThat(row(another).storageClass())
                .as("another class is tried at once")
                .isEqualTo(CLASS);
    }

    /** Another server moves, archives or removes it. */
    @Test
    void fileThatIsHeld_isLeftAlone_andGoesWithALaterRound() throws IOException {
        StorageScene.Bucket bucket = scene.bucket(CLASS, AFTER);
        place(old, 91);
        scene.ledger.hold(row(old), "another");
        archive.tidy();
        assertThat(bucket.classOf(Originals.key(old))).isNotEqualTo(CLASS);

        scene.ledger.release(Originals.key(old), "another");
        archive.tidy();
        assertThat(bucket.classOf(Originals.key(old))).isEqualTo(CLASS);
    }

    /** Nobody moves, removes or deletes what is being written anew; and whoever wants it has it. */
    @Test
    void fileThatIsBeingArchived_isNobodyElses_andIsThereMeanwhile() throws IOException {
        StorageScene.Bucket bucket = scene.bucket(CLASS, Duration.ZERO);
        place(old, 1);
        Placed before = row(old);
        AtomicInteger looks = new AtomicInteger();
        scene.watch(
                bucket,
                CLASS,
                key -> {
                    looks.incrementAndGet();
                    scene.anotherServersPlacement().remove(before);
                    assertThat(scene.ledger.hold(before, "mover")).isFalse();
                    upkeep();
                    assertThat(originals.whole(old).bytes()).isEqualTo(BYTES.length);
                    assertThat(scene.here.resolve(key)).as("until it is proven").hasBinaryContent(BYTES);
                    assertThat(row(old).complete()).isTrue();
                },
                key -> {});

        archive.tidy();

        assertThat(looks).hasValue(1);
        assertThat(row(old).storageClass()).isEqualTo(CLASS);
    }

    @Test
    void serverThatDiesAmidIt_leavesACopyThatIsProvenBeforeAnythingGoesHere() throws IOException {
        StorageScene.Bucket bucket = scene.bucket(CLASS, Duration.ZERO);
        place(old, 1);
        scene.watch(
                bucket,
                CLASS,
                key -> {
                    bucket.spoil(key);
                    throw new IllegalStateException("killed");
                },
                key -> {});
        assertThatThrownBy(archive::tidy).isInstanceOf(IllegalStateException.class);
        assertThat(row(old).unproven()).isTrue();
        scene.use(bucket, CLASS, Duration.ZERO);

        upkeep();
        assertThat(scene.here.resolve(Originals.key(old))).hasBinaryContent(BYTES);
        upkeep();
        assertReadable(old);
        archive().tidy();
        upkeep();
        assertThat(bucket.classOf(Originals.key(old))).isEqualTo(CLASS);
        assertReadable(old);
        assertThat(scene.here.children("sources")).isEmpty();
    }

    @Test
    void storeThatReturnsSomethingElse_isNotReliedOn() throws IOException {
        StorageScene.Bucket bucket = scene.bucket(CLASS, Duration.ZERO);
        place(old, 1);
        scene.watch(bucket, CLASS, bucket::spoil, key -> {});
        archive.tidy();
        upkeep();
        assertThat(scene.here.resolve(Originals.key(old))).hasBinaryContent(BYTES);
        assertThat(row(old).storageClass()).isEmpty();

        scene.use(bucket, CLASS, Duration.ZERO);
        upkeep();
        assertReadable(old);
    }

    @Test
    void copyThatIsNotWhatWasWritten_isNotWrittenAnewFromIt() throws IOException {
        StorageScene.Bucket bucket = scene.bucket(CLASS, AFTER);
        place(old, 91);
        bucket.spoil(Originals.key(old));
        archive.tidy();
        assertThat(row(old).storageClass()).isEmpty();
        assertThat(bucket.classOf(Originals.key(old))).isNotEqualTo(CLASS);
        assertThat(scene.here.children("sources")).isEmpty();
    }

    @Test
    void storeWithoutSuchAClass_hasNothingArchived() throws IOException {
        place(old, 91);
        archive.tidy();
        assertThat(row(old).storageClass()).isEmpty();
    }

    private static final class Rows implements OriginalsLedger {

        private final Map<RevisionId, Instant> uploaded = new HashMap<>();
        private final Set<RevisionId> busy = new HashSet<>();
        private final Set<RevisionId> unwanted = new HashSet<>();

        @Override
        public Page idle(Instant before, @Nullable RevisionId after, int limit) {
            return new Page(List.copyOf(uploaded.keySet()), null);
        }

        @Override
        public List<RevisionId> arrived() {
            return List.of();
        }

        @Override
        public boolean isIdle(RevisionId id) {
            return !busy.contains(id);
        }

        @Override
        public Optional<Instant> uploadedAt(RevisionId id) {
            return Optional.ofNullable(uploaded.get(id));
        }

        @Override
        public boolean keepsFiles(RevisionId id) {
            return !unwanted.contains(id);
        }
    }
}
