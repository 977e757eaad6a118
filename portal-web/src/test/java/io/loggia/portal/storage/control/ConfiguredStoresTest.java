package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.portal.platform.control.ConfigKeys;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfiguredStoresTest {

    private final StorageConfig config = new StorageConfig();
    private final BucketConfig bucket = new BucketConfig();
    private final BucketConfig renditions = new BucketConfig();
    private final BucketConfig former = new BucketConfig();
    private final ConfiguredStores stores = new ConfiguredStores(config, bucket, renditions, former);

    @BeforeEach
    void setUp() {
        config.other = "folder";
        config.folder = "/mnt/media";
    }

    private StoreSetup read() {
        return stores.read().orElseThrow();
    }

    private static void use(BucketConfig at, String name) {
        at.bucket = name;
        at.accessKey = "id";
        at.secretKey = "hush";
    }

    @Test
    void eachBucket_hasItsSettingsUnderAPrefixOfItsOwn() {
        assertThat(ConfigKeys.of(List.of(BucketConfig.class)))
                .hasSize(21)
                .containsEntry("loggia.storage.s3.bucket", "none")
                .containsEntry("loggia.storage.renditions-store.s3.region", "us-east-1")
                .containsEntry("loggia.storage.former.s3.prefix", "loggia/");
    }

    @Test
    void storesOfEachKind_andTheOneBefore_areReadEachFromItsOwn() {
        config.renditionsStore = "s3";
        use(renditions, "renditions");
        config.renditionsStorageClass = "STANDARD_IA";
        config.former = "s3";
        use(former, "before");

        assertThat(read().originals().store()).isEqualTo(new StoreDefinition.Folder(Path.of("/mnt/media")));
        assertThat(read().renditions().store()).isInstanceOfSatisfying(StoreDefinition.Bucket.class, known -> {
            assertThat(known.s3().bucket()).isEqualTo("renditions");
            assertThat(known.s3().storageClass()).isEqualTo("STANDARD_IA");
        });
        assertThat(read().originals().former())
                .isEqualTo(read().renditions().former())
                .isInstanceOfSatisfying(
                        StoreDefinition.Bucket.class,
                        known -> assertThat(known.s3().bucket()).isEqualTo("before"));
    }

    @Test
    void storeThatLacksASetting_isRefusedByTheSettingsName() {
        config.renditionsStore = "folder";
        assertThatThrownBy(stores::read).hasMessageContaining("loggia.storage.renditions-store.folder");
        config.renditionsStore = "none";
        config.other = "s3";
        assertThatThrownBy(stores::read).hasMessageContaining("loggia.storage.s3.bucket");
    }

    @Test
    void storesThatLieInEachOther_areRefused() {
        config.renditionsStore = "folder";
        config.renditionsFolder = "/mnt/media/renditions";
        assertThatThrownBy(stores::read).hasMessageContaining("loggia.storage.renditions-store");
        config.renditionsFolder = "/mnt";
        assertThatThrownBy(stores::read).hasMessageContaining("loggia.storage.renditions-store");
        config.renditionsFolder = "/mnt/media-renditions";
        assertThat(read().isApart()).isTrue();
        config.former = "folder";
        config.formerFolder = "/mnt";
        assertThat(read().isMoving()).as("what is emptied may lie around it").isTrue();
    }

    @Test
    void classThatMustBeThawed_isRefused() {
        config.other = "s3";
        use(bucket, "films");
        config.s3ArchiveClass = "DEEP_ARCHIVE";
        assertThatThrownBy(stores::read).hasMessageContaining("DEEP_ARCHIVE");
        config.s3ArchiveClass = "GLACIER_IR";
        assertThat(read().originals().store())
                .isInstanceOfSatisfying(
                        StoreDefinition.Bucket.class,
                        known -> assertThat(known.s3().archive())
                                .isEqualTo(new ArchiveClass("GLACIER_IR", config.s3ArchiveAfter)));
    }
}
