package io.loggia.portal.storage.control;

import io.loggia.portal.storage.control.S3Place.Encryption;
import io.loggia.portal.storage.control.StoreException.Trouble;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * The store beside the working folder that the operator has set up, if any; and the one before it, as long as files are
 * brought from there.
 */
@ApplicationScoped
public class OtherStore {

    private static final String UNSET = "none";
    private static final String PREFIX = "loggia.storage.";
    private static final String FORMER = PREFIX + "former.";

    private final StorageConfig config;

    private final FormerStoreConfig formerConfig;

    private @Nullable Opened current;

    private @Nullable Opened former;

    /** @param place its name, which stays the same while it is the same store */
    private record Opened(Store store, String place) {}

    @Inject
    OtherStore(@ConfigProperties StorageConfig config, @ConfigProperties FormerStoreConfig formerConfig) {
        this.config = config;
        this.formerConfig = formerConfig;
    }

    /** For the CDI proxy, and for tests that bring stores of their own. */
    OtherStore() {
        config = new StorageConfig();
        formerConfig = new FormerStoreConfig();
    }

    void use(Store given, String name) {
        current = new Opened(given, name);
    }

    void useFormer(Store given, String name) {
        former = new Opened(given, name);
    }

    @PostConstruct
    void open() {
        current = switch (config.other) {
            case "folder" -> folder(set(PREFIX + "folder", config.folder));
            case "s3" -> s3(s3());
            default -> null;
        };
        former = switch (formerConfig.kind) {
            case "folder" -> folder(set(FORMER + "folder", formerConfig.folder));
            case "s3" -> s3(formerS3());
            default -> null;
        };
    }

    @PreDestroy
    void close() {
        if (current != null) {
            current.store().close();
        }
        if (former != null) {
            former.store().close();
        }
    }

    private static Opened folder(String name) {
        Path folder = Path.of(name).toAbsolutePath();
        return new Opened(new FolderStore(folder), "folder " + folder);
    }

    private static Opened s3(S3Place s3) {
        String service = s3.endpoint() == null ? s3.region() : s3.endpoint().toString();
        return new Opened(
                new S3Store(s3, S3Store.Manner.USUAL), "s3 " + service + " " + s3.bucket() + "/" + s3.prefix());
    }

    private S3Place s3() {
        return new S3Place(
                endpoint(config.s3Endpoint),
                config.s3Region,
                set(PREFIX + "s3.bucket", config.s3Bucket),
                prefix(config.s3Prefix),
                config.s3PathStyle,
                Encryption.valueOf(config.s3Encryption.toUpperCase(Locale.ROOT).replace('-', '_')),
                storageClass(config.s3StorageClass),
                storageClass(config.s3OriginalsClass),
                set(PREFIX + "s3.access-key", config.s3AccessKey),
                set(PREFIX + "s3.secret-key", config.s3SecretKey));
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
                set(FORMER + "s3.access-key", formerConfig.s3AccessKey),
                set(FORMER + "s3.secret-key", formerConfig.s3SecretKey));
    }

    private static @Nullable URI endpoint(String setting) {
        return setting.equals("amazon") ? null : URI.create(setting);
    }

    private static String prefix(String setting) {
        return setting.equals(UNSET) ? "" : setting;
    }

    private static @Nullable String storageClass(String setting) {
        return setting.equals("usual") ? null : setting;
    }

    private static String set(String key, String value) {
        if (value.equals(UNSET)) {
            throw new IllegalStateException("What is set up as a store needs " + key);
        }
        return value;
    }

    /** @throws IllegalStateException when something is to lie in it and there is none */
    public void requireWhole() {
        requireStore(config.placesOriginals(), "loggia.storage.originals is other");
        requireStore(config.placesRenditions(), "loggia.storage.renditions is other");
        requireStore(config.copiesOriginalsAtOnce(), "loggia.storage.originals-copied is at-once");
        requireStore(config.apart, "loggia.storage.apart is true");
        requireStore(former != null, "loggia.storage.former.kind is " + formerConfig.kind);
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
        if (wanted && current == null) {
            throw new IllegalStateException(why + ", which needs loggia.storage.other");
        }
    }

    /** The store's name; empty where there is none. */
    public String place() {
        return current == null ? "" : current.place();
    }

    /** Name of the store before it, where files are to be brought from there. */
    Optional<String> formerPlace() {
        return former == null || former.place().equals(place()) ? Optional.empty() : Optional.of(former.place());
    }

    /** @throws StoreException {@link Trouble#NO_PLACE} when none is set up, or other ones than that of this name */
    Store require(String name) {
        if (current != null && current.place().equals(name)) {
            return current.store();
        }
        if (former != null && former.place().equals(name)) {
            return former.store();
        }
        throw new StoreException(Trouble.NO_PLACE);
    }
}
