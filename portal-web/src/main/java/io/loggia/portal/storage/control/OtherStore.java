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
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** The store beside the working folder that the operator has set up, if any. */
@ApplicationScoped
public class OtherStore {

    private static final String UNSET = "none";

    private final StorageConfig config;

    private @Nullable Store store;

    private String place = "";

    @Inject
    OtherStore(@ConfigProperties StorageConfig config) {
        this.config = config;
    }

    /** For the CDI proxy, and for tests that bring a store of their own. */
    OtherStore() {
        config = new StorageConfig();
    }

    void use(Store given, String name) {
        store = given;
        place = name;
    }

    @PostConstruct
    void open() {
        switch (config.other) {
            case "folder" -> {
                Path folder = Path.of(set("folder", config.folder)).toAbsolutePath();
                use(new FolderStore(folder), "folder " + folder);
            }
            case "s3" -> {
                S3Place s3 = s3();
                String service =
                        s3.endpoint() == null ? s3.region() : s3.endpoint().toString();
                use(new S3Store(s3, S3Store.Manner.USUAL), "s3 " + service + " " + s3.bucket() + "/" + s3.prefix());
            }
            default -> store = null;
        }
    }

    @PreDestroy
    void close() {
        if (store != null) {
            store.close();
        }
    }

    private S3Place s3() {
        return new S3Place(
                config.s3Endpoint.equals("amazon") ? null : URI.create(config.s3Endpoint),
                config.s3Region,
                set("s3.bucket", config.s3Bucket),
                config.s3Prefix.equals(UNSET) ? "" : config.s3Prefix,
                config.s3PathStyle,
                Encryption.valueOf(config.s3Encryption.toUpperCase(Locale.ROOT).replace('-', '_')),
                config.s3StorageClass.equals("usual") ? null : config.s3StorageClass,
                set("s3.access-key", config.s3AccessKey),
                set("s3.secret-key", config.s3SecretKey));
    }

    private String set(String key, String value) {
        if (value.equals(UNSET)) {
            throw new IllegalStateException(
                    "loggia.storage.other is " + config.other + ", which needs loggia.storage." + key);
        }
        return value;
    }

    /** @throws IllegalStateException when originals are to lie in it and there is none */
    public void requireWhole() {
        if (store == null && config.placesOriginals()) {
            throw new IllegalStateException("loggia.storage.originals is other, which needs loggia.storage.other");
        }
    }

    /** Its name, which stays the same while it is the same store. */
    String place() {
        return place;
    }

    /** @throws StoreException {@link Trouble#NO_PLACE} when none is set up, or another one than that of this name */
    Store require(String name) {
        if (store == null || !place.equals(name)) {
            throw new StoreException(Trouble.NO_PLACE);
        }
        return store;
    }
}
