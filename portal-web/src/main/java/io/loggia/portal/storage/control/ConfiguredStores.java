package io.loggia.portal.storage.control;

import io.loggia.portal.storage.control.S3Place.Encryption;
import io.loggia.portal.storage.control.StoreSetup.Side;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** What the server's settings say of other stores. Where they name one, nothing else counts. */
@ApplicationScoped
public class ConfiguredStores {

    private static final String UNSET = "none";
    private static final String SECOND = "loggia.storage";
    private static final String RENDITIONS = SECOND + ".renditions-store";
    private static final String FORMER = SECOND + ".former";

    private final StorageConfig config;

    private final BucketConfig bucket;

    private final BucketConfig renditionsBucket;

    private final BucketConfig formerBucket;

    @Inject
    ConfiguredStores(
            @ConfigProperties StorageConfig config,
            @ConfigProperties BucketConfig bucket,
            @ConfigProperties(prefix = RENDITIONS + ".s3") BucketConfig renditionsBucket,
            @ConfigProperties(prefix = FORMER + ".s3") BucketConfig formerBucket) {
        this.config = config;
        this.bucket = bucket;
        this.renditionsBucket = renditionsBucket;
        this.formerBucket = formerBucket;
    }

    /** For the CDI proxy, and for tests that bring stores of their own. */
    ConfiguredStores() {
        this(new StorageConfig(), new BucketConfig(), new BucketConfig(), new BucketConfig());
    }

    /**
     * Empty where they name no store.
     *
     * @throws IllegalStateException for a store that is set up by halves, or lies within another
     */
    Optional<StoreSetup> read() {
        StoreDefinition other = other();
        StoreDefinition former = former();
        if (other == null && former == null) {
            return Optional.empty();
        }
        StoreDefinition renditions = renditions();
        if (other != null && renditions != null && other.isNestedWith(renditions)) {
            throw new IllegalStateException("The stores that " + SECOND + ".* and " + RENDITIONS
                    + ".* name are one, or one lies within the other; name two that lie beside each other");
        }
        return Optional.of(new StoreSetup(
                new Side(other, former),
                new Side(renditions == null ? other : renditions, former),
                new StoreSetup.Rules(
                        config.placesOriginals(),
                        config.originalsAfter,
                        config.placesRenditions(),
                        config.renditionsUnused),
                /* bySettings= */ true));
    }

    private @Nullable StoreDefinition other() {
        return switch (config.other) {
            case "folder" -> folder(SECOND, config.folder);
            case "s3" ->
                bucket(
                        SECOND,
                        bucket,
                        new Manner(
                                encryption(config.s3Encryption),
                                storageClass(config.s3StorageClass),
                                storageClass(config.s3OriginalsClass),
                                archive()));
            default -> null;
        };
    }

    private @Nullable StoreDefinition renditions() {
        return switch (config.renditionsStore) {
            case "folder" -> folder(RENDITIONS, config.renditionsFolder);
            case "s3" ->
                bucket(
                        RENDITIONS,
                        renditionsBucket,
                        new Manner(
                                encryption(config.renditionsEncryption),
                                storageClass(config.renditionsStorageClass),
                                null,
                                null));
            default -> null;
        };
    }

    /** Nothing is written there. */
    private @Nullable StoreDefinition former() {
        return switch (config.former) {
            case "folder" -> folder(FORMER, config.formerFolder);
            case "s3" -> bucket(FORMER, formerBucket, new Manner(Encryption.BUCKET, null, null, null));
            default -> null;
        };
    }

    private static StoreDefinition folder(String prefix, String name) {
        return new StoreDefinition.Folder(Path.of(set(prefix + ".folder", name)).toAbsolutePath());
    }

    /** How a bucket is written into. */
    private record Manner(
            Encryption encryption,
            @Nullable String storageClass,
            @Nullable String originalsClass,
            @Nullable ArchiveClass archive) {}

    private static StoreDefinition bucket(String prefix, BucketConfig at, Manner manner) {
        return new StoreDefinition.Bucket(new S3Place(
                endpoint(at.endpoint),
                at.region,
                set(prefix + ".s3.bucket", at.bucket),
                prefix(at.prefix),
                at.pathStyle,
                manner.encryption(),
                manner.storageClass(),
                manner.originalsClass(),
                manner.archive(),
                set(prefix + ".s3.access-key", at.accessKey),
                set(prefix + ".s3.secret-key", at.secretKey)));
    }

    private @Nullable ArchiveClass archive() {
        return config.s3ArchiveClass.equals(UNSET)
                ? null
                : new ArchiveClass(readAtOnce(config.s3ArchiveClass), config.s3ArchiveAfter);
    }

    private static Encryption encryption(String setting) {
        return Encryption.valueOf(setting.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static @Nullable URI endpoint(String setting) {
        return setting.equals("amazon") ? null : URI.create(setting);
    }

    private static String prefix(String setting) {
        return setting.equals(UNSET) ? "" : setting;
    }

    private static @Nullable String storageClass(String setting) {
        return setting.equals("usual") ? null : readAtOnce(setting);
    }

    private static String readAtOnce(String storageClass) {
        if (!ArchiveClass.isReadAtOnce(storageClass)) {
            throw new IllegalStateException("Files in the storage class " + storageClass
                    + " must be thawed for hours before they are read; GLACIER_IR is read at once");
        }
        return storageClass;
    }

    private static String set(String key, String value) {
        if (value.equals(UNSET)) {
            throw new IllegalStateException("What is set up as a store needs " + key);
        }
        return value;
    }

    /** @throws IllegalStateException when something is to lie in a second store and none is named */
    public void requireWhole() {
        requireStore(config.placesOriginals(), "loggia.storage.originals is other");
        requireStore(config.placesRenditions(), "loggia.storage.renditions is other");
        requireStore(config.copiesOriginalsAtOnce(), "loggia.storage.originals-copied is at-once");
        requireStore(config.apart, "loggia.storage.apart is true");
        requireStore(!config.renditionsStore.equals(UNSET), RENDITIONS + ".kind is " + config.renditionsStore);
        requireStore(!config.former.equals(UNSET), FORMER + ".kind is " + config.former);
        if (config.copiesOriginalsAtOnce() && !config.placesOriginals()) {
            throw new IllegalStateException(
                    "loggia.storage.originals-copied is at-once, which needs other as loggia.storage.originals");
        }
        if (config.apart && !(config.placesOriginals() && config.placesRenditions())) {
            throw new IllegalStateException(
                    "loggia.storage.apart is true, which needs other as loggia.storage.originals and .renditions");
        }
    }

    private void requireStore(boolean wanted, String why) {
        if (wanted && config.other.equals(UNSET)) {
            throw new IllegalStateException(why + ", which needs loggia.storage.other");
        }
    }
}
