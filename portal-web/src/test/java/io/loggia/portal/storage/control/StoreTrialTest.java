package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.storage.control.StoreException.Trouble;
import io.loggia.portal.storage.control.StoreTrial.Act;
import io.loggia.portal.storage.control.StoreTrial.Outcome;
import io.loggia.portal.storage.control.StoreTrial.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTrialTest {

    @TempDir
    private Path folder;

    private final OtherStore other = new OtherStore();
    private Path root = Path.of("");

    @BeforeEach
    void setUp() throws IOException {
        root = Files.createDirectory(folder.resolve("other"));
    }

    @Test
    void soundStore_passesEveryStepAndKeepsNothing() {
        other.use(new FolderStore(root), "other");
        assertThat(run()).hasSize(4).allMatch(step -> step.outcome() == Outcome.PASSED);
        assertThat(new FolderStore(root).list("", null, 10)).isEmpty();
    }

    @Test
    void folderThatIsNotThere_failsTheFirstStepWithItsCure() {
        other.use(new FolderStore(folder.resolve("unmounted")), "other");
        assertThat(run())
                .extracting(Step::outcome)
                .containsExactly(Outcome.FAILED, Outcome.NOT_REACHED, Outcome.NOT_REACHED, Outcome.NOT_REACHED);
        assertThat(run().getFirst().cure()).contains("mount the folder");
    }

    @Test
    void nothingSetUp_isNoPlace() {
        StoreContract.assertTrouble(Trouble.NO_PLACE, this::run);
    }

    @Test
    void bucketThatKeepsTheClassForOldFiles_passesOneStepMore() {
        other.use(bucket("GLACIER_IR"), "other");
        List<Step> steps = run();
        assertThat(steps).hasSize(5).allMatch(step -> step.outcome() == Outcome.PASSED);
        assertThat(steps.getFirst().detail())
                .as("more than goes in one request")
                .contains("16842752 bytes");
    }

    @Test
    void classThatTheStoreDoesNotKnow_failsItsStep_andLeavesNothing() {
        Store store = bucket("NONSENSE");
        other.use(store, "other");
        List<Step> steps = run();
        assertThat(steps)
                .filteredOn(step -> step.outcome() == Outcome.FAILED)
                .extracting(Step::act, Step::trouble)
                .containsExactly(tuple(Act.CLASSES, Trouble.NO_CLASS));
        assertThat(store.list("", null, 10)).isEmpty();
    }

    /** The class of the uploaded files is named beside that of the old ones, and is as easily mistyped. */
    @Test
    void classOfUploadedFiles_isTriedAsWell() throws IOException {
        StorageScene scene = new StorageScene(folder.resolve("scene"));
        scene.bucketOfClass("NONSENSE");
        other.use(scene.other.require(StoredKind.ORIGINALS).store(), "other");

        assertThat(run())
                .filteredOn(step -> step.outcome() == Outcome.FAILED)
                .extracting(Step::act, Step::trouble)
                .containsExactly(tuple(Act.CLASSES, Trouble.NO_CLASS));
    }

    private Store bucket(String archiveClass) {
        try {
            StorageScene scene = new StorageScene(folder.resolve(archiveClass));
            scene.bucket(archiveClass, Duration.ZERO);
            return scene.other.require(StoredKind.ORIGINALS).store();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Step> run() {
        PlatformConfig platform = new PlatformConfig();
        platform.home = folder.resolve("home").toString();
        return new StoreTrial(other, new MediaStore(platform)).run(StoredKind.ORIGINALS);
    }
}
