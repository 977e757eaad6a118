package io.loggia.portal.storage.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.storage.control.S3Place.Encryption;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A second store as an admin types it.
 *
 * @param endpoint empty for that of Amazon's region
 * @param prefix what keys begin with; empty for nothing
 * @param storageClass empty for the usual one
 * @param originalsClass that of uploaded files; empty for the usual one
 * @param archiveClass where uploaded files go when they are old; empty for nowhere
 * @param archiveAfter how long after their upload
 * @param secretKey null to keep what is set
 */
public record StoreWish(
        Kind kind,
        String folder,
        String endpoint,
        String region,
        String bucket,
        String prefix,
        boolean pathStyle,
        Encryption encryption,
        String storageClass,
        String originalsClass,
        String archiveClass,
        Duration archiveAfter,
        String accessKey,
        @Nullable String secretKey) {

    private static final Pattern ENDPOINT =
            Pattern.compile("https?://(?:[A-Za-z0-9.-]{1,250}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");
    private static final Pattern END = Pattern.compile("/+$");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,60}");
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,98}[A-Za-z0-9]");
    private static final Pattern PREFIX = Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*");
    private static final Pattern STORAGE_CLASS = Pattern.compile("[A-Z0-9_]{0,40}");
    private static final Pattern KEY = Pattern.compile("\\p{Graph}{1,200}");

    /** What it is. */
    public enum Kind {
        NONE,
        FOLDER,
        S3
    }

    @Override
    public String toString() {
        return "StoreWish[" + kind + "]";
    }

    /**
     * The store that is wished for; null where none is.
     *
     * @param before what is set, of which a secret key is kept if none was typed
     * @throws LoggiaException {@link ErrorCode#INVALID_REQUEST}
     */
    @Nullable
    StoreDefinition definition(List<StoreDefinition> before) {
        return switch (kind) {
            case NONE -> null;
            case FOLDER -> new StoreDefinition.Folder(path());
            case S3 -> new StoreDefinition.Bucket(s3(before));
        };
    }

    private Path path() {
        try {
            Path path = Path.of(folder.strip());
            if (path.isAbsolute() && path.normalize().equals(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "The folder's name is none.", e);
        }
        throw refused("Name the folder from the root on, such as /mnt/media.");
    }

    private S3Place s3(List<StoreDefinition> before) {
        String address = END.matcher(endpoint.strip()).replaceFirst("");
        String keys = prefix.strip();
        if (!keys.isEmpty() && !keys.endsWith("/")) {
            keys += "/";
        }
        require(
                address.isEmpty() || ENDPOINT.matcher(address).matches(),
                "The address must be like https://s3.example.com.");
        require(REGION.matcher(region.strip()).matches(), "Name the region as the service does, such as us-east-1.");
        require(BUCKET.matcher(bucket.strip()).matches(), "Name the bucket as the service does.");
        require(PREFIX.matcher(keys).matches(), "What keys begin with are names with slashes after them.");
        for (String one : List.of(storageClass.strip(), originalsClass.strip(), archiveClass.strip())) {
            require(
                    STORAGE_CLASS.matcher(one).matches(),
                    "Storage classes are named in capitals, such as STANDARD_IA.");
            require(
                    ArchiveClass.isReadAtOnce(one),
                    "Files in " + one + " must be thawed for hours before they are read. GLACIER_IR is read at once.");
        }
        require(KEY.matcher(accessKey.strip()).matches(), "The access key is missing, or holds spaces.");
        URI service = address.isEmpty() ? null : URI.create(address);
        return new S3Place(
                service,
                region.strip(),
                bucket.strip(),
                keys,
                pathStyle,
                encryption,
                named(storageClass),
                named(originalsClass),
                archiveClass.isBlank() ? null : new ArchiveClass(archiveClass.strip(), archiveAfter),
                accessKey.strip(),
                secretKey(service, before));
    }

    /** Whoever may set the address must not learn by that what was typed for another. */
    private String secretKey(@Nullable URI service, List<StoreDefinition> before) {
        if (secretKey != null && !secretKey.isEmpty()) {
            require(KEY.matcher(secretKey).matches(), "The secret key holds spaces or letters with accents.");
            return secretKey;
        }
        return before.stream()
                .flatMap(store -> store instanceof StoreDefinition.Bucket known ? Stream.of(known.s3()) : Stream.of())
                .filter(known -> Objects.equals(known.endpoint(), service)
                        && known.accessKey().equals(accessKey.strip())
                        && !known.secretKey().isEmpty())
                .map(S3Place::secretKey)
                .findFirst()
                .orElseThrow(() -> refused("For another address or access key, type the secret key."));
    }

    private static @Nullable String named(String storageClass) {
        return storageClass.isBlank() ? null : storageClass.strip();
    }

    private static void require(boolean fine, String words) {
        if (!fine) {
            throw refused(words);
        }
    }

    private static LoggiaException refused(String words) {
        return new LoggiaException(ErrorCode.INVALID_REQUEST, words);
    }
}
