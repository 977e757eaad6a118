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
    private static final String PREFIX = "loggia.storage.";
    private static final String FORMER = PREFIX + "former.";
    private static final String RENDITIONS = PREFIX + "renditions-store.";

    private final StorageConfig config;

    private final RenditionsStoreConfig renditionsConfig;

    private final FormerStoreConfig formerConfig;

    @Inject
    ConfiguredStores(
            @ConfigProperties StorageConfig config,
            @ConfigProperties RenditionsStoreConfig renditionsConfig,
            @ConfigProperties FormerStoreConfig formerConfig) {
        this.config = config;
        this.renditionsConfig = renditionsConfig;
        this.formerConfig = formerConfig;
    }

    /** For the CDI proxy, and for tests that bring stores of their own. */
    ConfiguredStores() {
        this(new StorageConfig(), new RenditionsStoreConfig(), new FormerStoreConfig());
    }

    /**
     * Empty where they name no store.
     *
     * @throws IllegalStateException for a store that is set up by halves
     */
    Optional<StoreSetup> read() {
        StoreDefinition other = other();
        StoreDefinition former = former();
        if (other == null && former == null) {
            return Optional.empty();
        }
        StoreDefinition renditions = renditions();
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
            case "folder" -> folder(set(PREFIX + "folder", config.folder));
            case "s3" -> new StoreDefinition.Bucket(s3());
            default -> null;
        };
    }

    private @Nullable StoreDefinition renditions() {
        return switch (renditionsConfig.kind) {
            case "folder" -> folder(set(RENDITIONS + "folder", renditionsConfig.folder));
            case "s3" -> new StoreDefinition.Bucket(renditionsS3());
            default -> null;
        };
    }

    private @Nullable StoreDefinition former() {
        return switch (formerConfig.kind) {
            case "folder" -> folder(set(FORMER + "folder", formerConfig.folder));
            case "s3" -> new StoreDefinition.Bucket(formerS3());
            default -> null;
        };
    }

    private static StoreDefinition folder(String name) {
        return new StoreDefinition.Folder(Path.of(name).toAbsolutePath());
    }

    private S3Place s3() {
        return new S3Place(
                endpoint(config.s3Endpoint),
                config.s3Region,
                set(PREFIX + "s3.bucket", config.s3Bucket),
                prefix(config.s3Prefix),
                config.s3PathStyle,
                encryption(config.s3Encryption),
                storageClass(config.s3StorageClass),
                storageClass(config.s3OriginalsClass),
                config.s3ArchiveClass.equals(UNSET)
                        ? null
                        : new ArchiveClass(readAtOnce(config.s3ArchiveClass), config.s3ArchiveAfter),
                set(PREFIX + "s3.access-key", config.s3AccessKey),
                set(PREFIX + "s3.secret-key", config.s3SecretKey));
    }

    private S3Place renditionsS3() {
        return new S3Place(
                endpoint(renditionsConfig.s3Endpoint),
                renditionsConfig.s3Region,
                set(RENDITIONS + "s3.bucket", renditionsConfig.s3Bucket),
                prefix(renditionsConfig.s3Prefix),
                renditionsConfig.s3PathStyle,
                encryption(renditionsConfig.s3Encryption),
                storageClass(renditionsConfig.s3StorageClass),
                null,
                null,
                set(RENDITIONS + "s3.access-key", renditionsConfig.s3AccessKey),
                set(RENDITIONS + "s3.secret-key", renditionsConfig.s3SecretKey));
    }

    private S3Place formerS3() {
        return new S3Place(
                endpoint(formerConfig.s3Endpoint),
                formerConfig.s3Region,
                set(FORMER + "s3.bucket", formerConfig.s3Bucket),
                prefix(formerConfig.s3Prefix),
                formerConfig.s3PathStyle,
                Encryption.BUCKET,
                null,
                null,
                null,
                set(FORMER + "s3.access-key", formerConfig.s3AccessKey),
                set(FORMER + "s3.secret-key", formerConfig.s3SecretKey));
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
        requireStore(
                !renditionsConfig.kind.equals(UNSET),
                "loggia.storage.renditions-store.kind is " + renditionsConfig.kind);
        requireStore(!formerConfig.kind.equals(UNSET), "loggia.storage.former.kind is " + formerConfig.kind);
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
