package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.storage.control.S3Place.Encryption;
import io.loggia.portal.storage.control.StoreWish.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreWishTest {

    private static final String ADDRESS = "https://s3.example.com";

    private static StoreWish bucket(
            String endpoint, String region, String bucket, String prefix, @Nullable String secret) {
        return new StoreWish(
                Kind.S3,
                "",
                endpoint,
                region,
                bucket,
                prefix,
                true,
                Encryption.BUCKET,
                "",
                " GLACIER_IR ",
                "",
                Duration.ZERO,
                "id",
                secret);
    }

    private static StoreWish archiving(String storageClass) {
        return new StoreWish(
                Kind.S3,
                "",
                ADDRESS,
                "us-east-1",
                "films",
                "",
                true,
                Encryption.BUCKET,
                "",
                "",
                storageClass,
                Duration.ofDays(90),
                "id",
                "hush");
    }

    private static StoreWish folder(String path) {
        return new StoreWish(
                Kind.FOLDER, path, "", "", "", "", true, Encryption.BUCKET, "", "", "", Duration.ZERO, "", null);
    }

    private static void assertRefused(StoreWish wish, @Nullable StoreDefinition before) {
        assertThatThrownBy(() -> wish.definition(before == null ? List.of() : List.of(before)))
                .isInstanceOfSatisfying(
                        LoggiaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }

    @Test
    void bucket_isTakenAsItIsMeant() {
        assertThat(bucket(ADDRESS + "//", "eu-central-1", " films ", "loggia", "hush")
                        .definition(List.of()))
                .isEqualTo(new StoreDefinition.Bucket(new S3Place(
                        URI.create(ADDRESS),
                        "eu-central-1",
                        "films",
                        "loggia/",
                        true,
                        Encryption.BUCKET,
                        null,
                        "GLACIER_IR",
                        null,
                        "id",
                        "hush")));
    }

    @Test
    void noAddress_isAmazons_whosePlaceIsThatOfTheRegion() {
        StoreDefinition amazon = bucket("", "eu-central-1", "films", "", "hush").definition(List.of());
        assertThat(amazon).isNotNull().extracting(StoreDefinition::place).isEqualTo("s3 eu-central-1 films/");
    }

    @Test
    void secretKey_isKeptForTheSameAddressAndAccessKey_andForNoOther() {
        StoreDefinition before =
                bucket(ADDRESS, "eu-central-1", "films", "", "hush").definition(List.of());
        StoreDefinition after = bucket(ADDRESS, "eu-central-1", "others", "", null)
                .definition(before == null ? List.of() : List.of(before));
        assertThat(after)
                .isInstanceOfSatisfying(
                        StoreDefinition.Bucket.class,
                        known -> assertThat(known.s3().secretKey()).isEqualTo("hush"));
        assertRefused(bucket("https://s3.attacker.example", "eu-central-1", "films", "", null), before);
        assertRefused(bucket(ADDRESS, "eu-central-1", "films", "", null), null);
        assertRefused(bucket(ADDRESS, "eu-central-1", "films", "", ""), new StoreDefinition.Folder(Path.of("/mnt")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3.example.com",
                "ftp://s3.example.com",
                "https://user@s3.example.com",
                "https://s3.example.com/path",
                "https://s3.example.com?x=1",
                "file:///etc"
            })
    void addressThatIsNone_isRefused(String address) {
        assertRefused(bucket(address, "us-east-1", "films", "", "hush"), null);
    }

    @Test
    void namesThatCouldLeadElsewhere_areRefused() {
        assertRefused(bucket("", "x.attacker.example/", "films", "", "hush"), null);
        assertRefused(bucket(ADDRESS, "us-east-1", "films/../other", "", "hush"), null);
        assertRefused(bucket(ADDRESS, "us-east-1", "films", "../", "hush"), null);
        assertRefused(bucket(ADDRESS, "us-east-1", "films", "", "hush\r\nx"), null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "media", "../media", "/mnt/../etc", "/mnt/\0"})
    void folderThatIsNotNamedFromTheRoot_isRefused(String folder) {
        assertRefused(folder(folder), null);
    }

    @Test
    void classForOldFiles_isTaken() {
        assertThat(archiving(" GLACIER_IR ").definition(List.of()))
                .isInstanceOfSatisfying(
                        StoreDefinition.Bucket.class,
                        known -> assertThat(known.s3().archive())
                                .isEqualTo(new ArchiveClass("GLACIER_IR", Duration.ofDays(90))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GLACIER", "DEEP_ARCHIVE", "glacier_ir", "GLACIER IR"})
    void classThatIsNone_orIsNotReadAtOnce_isRefused(String storageClass) {
        assertRefused(archiving(storageClass), null);
    }

    @Test
    void folder_isTaken() {
        assertThat(folder(" /mnt/media ").definition(List.of()))
                .isEqualTo(new StoreDefinition.Folder(Path.of("/mnt/media")));
    }

    @Test
    void wish_neverTellsItsSecret() {
        assertThat(bucket(ADDRESS, "us-east-1", "films", "", "hush").toString()).doesNotContain("hush");
    }
}
