package io.loggia.portal.storage.control;

import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.platform.control.PlatformConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A working folder and a second store, for tests of those who put files into them. */
public final class StorageScene {

    public static final String PLACE = "the other";

    public final LedgerInMemory ledger = new LedgerInMemory();
    public final OtherStore other = new OtherStore();
    public final Placement placement = new Placement(other, ledger, new Holds(ledger));
    public final ArchivePlacement archivePlacement = new ArchivePlacement(other, new Holds(ledger));
    public final FolderPlacement folderPlacement = new FolderPlacement(other, ledger, new Holds(ledger));
    public final MediaStore here;
    public final MediaFolders folders;
    public final Room room;

    /** Bytes that are free in the working folder. */
    public long usable = 1L << 50;

    public final StorageConfig config = new StorageConfig();

    /** The second store's folder. */
    public final Path there;

    /** @param root where both folders are to be */
    public StorageScene(Path root) throws IOException {
        PlatformConfig platform = new PlatformConfig();
        platform.home = root.resolve("home").toString();
        here = new MediaStore(platform);
        folders = new MediaFolders(here, folderPlacement, other);
        MediaStore measured = new MediaStore(platform) {
            @Override
            public long usableBytes() {
                return usable;
            }
        };
        room = new Room(measured, platform, config);
        there = Files.createDirectories(root.resolve("other"));
        other.use(new FolderStore(there), PLACE);
    }

    /** Another server that shares both folders, and has the rows by {@link #ledger}, too. */
    public Placement anotherServersPlacement() {
        return new Placement(other, ledger, new Holds(ledger));
    }

    /** What lies where, at once. */
    public void rules(boolean originalsThere, boolean renditionsThere) {
        other.use(new StoreSetup.Rules(originalsThere, Duration.ZERO, renditionsThere, Duration.ZERO));
    }

    /** A bucket where uploaded files are written in this class from the beginning. */
    public Bucket bucketOfClass(String originalsClass) {
        Bucket bucket = new Bucket("bucket-" + UUID.randomUUID());
        other.use(new S3Store(bucket.place(originalsClass, null), S3Store.Manner.USUAL), PLACE);
        return bucket;
    }

    /** Has something happen when a file has been written into the second store. */
    public void afterWriting(Consumer<String> then) {
        other.use(WatchedStore.written(new FolderStore(there), then), PLACE);
    }

    /** A bucket of a real S3 server instead, where uploaded files are archived in this class. */
    public Bucket bucket(String archiveClass, Duration after) {
        Bucket bucket = new Bucket("bucket-" + UUID.randomUUID());
        use(bucket, archiveClass, after);
        return bucket;
    }

    /** Has them be archived in another class of the same bucket. */
    public void use(Bucket bucket, String archiveClass, Duration after) {
        other.use(store(bucket, archiveClass, after), PLACE);
    }

    /** Has something happen when a file has been written into the bucket, and before one is read. */
    public void watch(Bucket bucket, String archiveClass, Consumer<String> written, Consumer<String> read) {
        other.use(new WatchedStore(store(bucket, archiveClass, Duration.ZERO), written, read), PLACE);
    }

    private static Store store(Bucket bucket, String archiveClass, Duration after) {
        return new S3Store(bucket.place(null, new ArchiveClass(archiveClass, after)), S3Store.Manner.USUAL);
    }

    /** What lies in a bucket, as its service tells an admin. */
    public record Bucket(String name) {

        public Bucket {
            try (S3Client admin = admin()) {
                admin.createBucket(request -> request.bucket(name));
            }
        }

        private S3Place place(@Nullable String originalsClass, @Nullable ArchiveClass archive) {
            return new S3Place(
                    S3Server.endpoint(),
                    "us-east-1",
                    name,
                    "",
                    true,
                    S3Place.Encryption.BUCKET,
                    null,
                    originalsClass,
                    archive,
                    S3Server.ACCESS_KEY,
                    S3Server.SECRET_KEY);
        }

        public String classOf(String key) {
            try (S3Client admin = admin()) {
                return admin.headObject(request -> request.bucket(name).key(key))
                        .storageClassAsString();
            }
        }

        /** Puts something else there. */
        public void spoil(String key) {
            try (S3Client admin = admin()) {
                admin.putObject(request -> request.bucket(name).key(key), RequestBody.fromString("spoilt"));
            }
        }

        private static S3Client admin() {
            return S3Client.builder()
                    .endpointOverride(S3Server.endpoint())
                    .region(Region.US_EAST_1)
                    .forcePathStyle(true)
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .credentialsProvider(StaticCredentialsProvider.create(
                            AwsBasicCredentials.create(S3Server.ACCESS_KEY, S3Server.SECRET_KEY)))
                    .build();
        }
    }

    /** Has something happen before a file of the second store is read. */
    public void beforeReading(Consumer<String> then) {
        other.use(new WatchedStore(new FolderStore(there), key -> {}, then), PLACE);
    }
}
