package io.loggia.portal.storage.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A store that an admin has set up. What one kind has no use for is empty. */
@Entity
@Table(name = "store_definition")
public class DefinedStore {

    /** Of which files it is the store, or was the one before. One that is both uploaded files' and the others' has two rows. */
    public enum Role {
        ORIGINALS,
        RENDITIONS,
        FORMER_ORIGINALS,
        FORMER_RENDITIONS
    }

    /** What it is. */
    public enum Kind {
        FOLDER,
        S3
    }

    @Id
    @SuppressWarnings("UnusedVariable") // Found by it.
    private String role;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String folder = "";

    private String endpoint = "";

    private String region = "";

    private String bucket = "";

    private String prefix = "";

    @Column(name = "path_style")
    private boolean pathStyle;

    private String encryption = "";

    @Column(name = "storage_class")
    private String storageClass = "";

    @Column(name = "originals_class")
    private String originalsClass = "";

    @Column(name = "archive_class")
    private String archiveClass = "";

    @Column(name = "archive_after_seconds")
    private long archiveAfterSeconds;

    @Column(name = "access_key")
    private String accessKey = "";

    @Column(name = "secret_key")
    private @Nullable String secretKey;

    protected DefinedStore() {}

    public DefinedStore(Role role, Kind kind) {
        this.role = role.name();
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public String folder() {
        return folder;
    }

    /** Empty for that of Amazon's region. */
    public String endpoint() {
        return endpoint;
    }

    public String region() {
        return region;
    }

    public String bucket() {
        return bucket;
    }

    public String prefix() {
        return prefix;
    }

    public boolean pathStyle() {
        return pathStyle;
    }

    public String encryption() {
        return encryption;
    }

    /** Empty for the usual one. */
    public String storageClass() {
        return storageClass;
    }

    /** Empty for the usual one. */
    public String originalsClass() {
        return originalsClass;
    }

    /** Empty where uploaded files stay in their class. */
    public String archiveClass() {
        return archiveClass;
    }

    public long archiveAfterSeconds() {
        return archiveAfterSeconds;
    }

    public String accessKey() {
        return accessKey;
    }

    /** Sealed. */
    public @Nullable String secretKey() {
        return secretKey;
    }

    public void folder(String path) {
        folder = path;
    }

    public void bucket(String newEndpoint, String newRegion, String newBucket, String newPrefix, boolean newPathStyle) {
        endpoint = newEndpoint;
        region = newRegion;
        bucket = newBucket;
        prefix = newPrefix;
        pathStyle = newPathStyle;
    }

    public void manner(String newEncryption, String newStorageClass, String newOriginalsClass) {
        encryption = newEncryption;
        storageClass = newStorageClass;
        originalsClass = newOriginalsClass;
    }

    public void archive(String storageClass, long afterSeconds) {
        archiveClass = storageClass;
        archiveAfterSeconds = afterSeconds;
    }

    /** @param sealed the secret key */
    public void keys(String newAccessKey, String sealed) {
        accessKey = newAccessKey;
        secretKey = sealed;
    }
}
