package io.loggia.portal.storage.control;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where in which S3 service files lie.
 *
 * @param endpoint null for that of Amazon's region
 * @param prefix what keys begin with in the bucket, such as {@code loggia/}; may be empty
 * @param pathStyle whether the bucket is named in the path, as most services but Amazon's want it
 * @param storageClass as the service names it; null for its usual one
 * @param archive where uploaded files go when they are old; null for nowhere
 */
public record S3Place(
        @Nullable URI endpoint,
        String region,
        String bucket,
        String prefix,
        boolean pathStyle,
        Encryption encryption,
        @Nullable String storageClass,
        @Nullable String originalsClass,
        @Nullable ArchiveClass archive,
        String accessKey,
        String secretKey) {

    /** Who encrypts at rest. */
    public enum Encryption {
        /** Whatever the bucket does by itself. */
        BUCKET,
        /** The service, with keys of its own (SSE-S3). */
        SERVICE,
        /** The service, with the account's key for S3 in its key management (SSE-KMS). */
        KEY_MANAGEMENT
    }

    /** All that were named. */
    List<String> storageClasses() {
        return Stream.of(storageClass, originalsClass, archive == null ? null : archive.name())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Of an object with this key; null for what the bucket does by itself. */
    @Nullable
    String storageClassOf(String key) {
        return key.startsWith("sources/") ? originalsClass : storageClass;
    }

    @Override
    public String toString() {
        return "S3Place[" + endpoint + ", " + bucket + ", " + prefix + "]";
    }
}
