package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.storage.control.S3Place.Encryption;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which two stores may stand beside each other. */
class StorePlansTest {

    @TempDir
    private Path mounts;

    private StoreDefinition folder(String name) throws IOException {
        return new StoreDefinition.Folder(Files.createDirectories(mounts.resolve(name)));
    }

    private static StoreDefinition bucket(String name, String prefix) {
        return new StoreDefinition.Bucket(new S3Place(
                URI.create("https://s3.example.com"),
                "us-east-1",
                name,
                prefix,
                true,
                Encryption.BUCKET,
                null,
                null,
                null,
                "id",
                "hush"));
    }

    private static void assertNested(StoreDefinition one, StoreDefinition other) {
        for (StoreDefinition first : new StoreDefinition[] {one, other}) {
            assertThatThrownBy(() -> StorePlans.apart(first, first.equals(one) ? other : one))
                    .isInstanceOfSatisfying(
                            LoggiaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORES_NESTED));
        }
    }

    @Test
    void foldersInEachOther_areRefused_alsoByWayOfALink() throws IOException {
        StoreDefinition media = folder("media");
        assertNested(media, folder("media/renditions"));
        Path link = Files.createSymbolicLink(mounts.resolve("link"), mounts.resolve("media"));
        assertNested(media, new StoreDefinition.Folder(link));
        assertNested(media, new StoreDefinition.Folder(link.resolve("renditions")));
        assertNested(
                new StoreDefinition.Folder(Path.of("/mnt/not-there")),
                new StoreDefinition.Folder(Path.of("/mnt/not-there/either")));
    }

    @Test
    void partsOfABucketInEachOther_areRefused() {
        assertNested(bucket("films", ""), bucket("films", "renditions/"));
        assertNested(bucket("films", "loggia/"), bucket("films", "loggia/renditions/"));
    }

    @Test
    void storesBesideEachOther_areTaken() throws IOException {
        StoreDefinition beside = folder("media-renditions");
        assertThat(StorePlans.apart(folder("media"), beside)).isSameAs(beside);
        for (StoreDefinition bucket :
                new StoreDefinition[] {bucket("films", "renditions/"), bucket("renditions", "originals/")}) {
            assertThat(StorePlans.apart(bucket("films", "originals/"), bucket)).isSameAs(bucket);
        }
        assertThat(StorePlans.apart(beside, bucket("films", ""))).isNotNull();
    }
}
