package io.loggia.portal.storage.control;

import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.storage.control.StoreException.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** A bucket of any service that speaks S3. A large file goes in parts, which count only when all of them are there. */
final class S3Store implements Store {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 4;
    private static final int MAX_PARTS = 10_000;

    /** How it is to be talked to. */
    record Manner(Duration patience, long partBytes) {

        static final Manner USUAL = new Manner(Duration.ofSeconds(30), 16L << 20);
    }

    private final S3Place place;
    private final Manner manner;
    private final S3Client client;

    /** Makes connections to addresses that may be called. */
    @FunctionalInterface
    interface Gate {
        /** @throws IOException also for an address that may not be called */
        HttpURLConnection connection(URI address) throws IOException;
    }

    S3Store(S3Place place, Manner manner) {
        this(
                place,
                manner,
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(manner.patience())
                        .build());
    }

    /** For an address that an admin has typed. */
    S3Store(S3Place place, Manner manner, Gate gate) {
        this(place, manner, UrlConnectionHttpClient.create(address -> connection(address, manner, gate)));
    }

    private static HttpURLConnection connection(URI address, Manner manner, Gate gate) {
        try {
            HttpURLConnection connection = gate.connection(address);
            connection.setConnectTimeout((int) CONNECT.toMillis());
            connection.setReadTimeout((int) manner.patience().toMillis());
            return connection;
        } catch (IOException e) {
            throw SdkClientException.create("No connection is made", e);
        }
    }

    private S3Store(S3Place place, Manner manner, SdkHttpClient http) {
        this.place = place;
        this.manner = manner;
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(place.region()))
                .forcePathStyle(place.pathStyle())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(place.accessKey(), place.secretKey())))
                .httpClient(http)
                // Other services than Amazon's know no trailing checksums; what was stored is read back in any case.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(configuration -> configuration
                        // What lies in the home of whoever runs the server is none of this store's business.
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .retryStrategy(retries -> retries.maxAttempts(ATTEMPTS)));
        if (place.endpoint() != null) {
            builder.endpointOverride(place.endpoint());
        }
        client = builder.build();
    }

    @Override
    public Optional<Stored> find(String key) {
        String name = name(key);
        try {
            long bytes = ask(() -> client.headObject(
                            request -> request.bucket(place.bucket()).key(name)))
                    .contentLength();
            return Optional.of(new Stored(key, bytes));
        } catch (StoreException e) {
            if (e.trouble() == Trouble.MISSING) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public long bytesWrittenAsOne() {
        return manner.partBytes();
    }

    @Override
    public void put(String key, Path file) {
        write(key, file, place.storageClassOf(key));
    }

    @Override
    public List<String> classes() {
        return place.storageClasses();
    }

    @Override
    public Optional<ArchiveClass> archive() {
        return Optional.ofNullable(place.archive());
    }

    @Override
    public String classOf(String key) {
        String name = name(key);
        String told = ask(() -> client.headObject(
                        request -> request.bucket(place.bucket()).key(name)))
                .storageClassAsString();
        // Of its usual class, a service says nothing.
        return Objects.requireNonNullElse(told, "STANDARD");
    }

    @Override
    public void put(String key, Path file, String storageClass) {
        write(key, file, storageClass);
    }

    private void write(String key, Path file, @Nullable String storageClass) {
        String name = name(key);
        try {
            long size = Files.size(file);
            if (size <= manner.partBytes()) {
                ask(() -> client.putObject(
                        request -> request.bucket(place.bucket())
                                .key(name)
                                .serverSideEncryption(encryption())
                                .storageClass(storageClass),
                        RequestBody.fromFile(file)));
            } else {
                putInParts(name, file, size, storageClass);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new StoreException(Trouble.FAILED, e);
        }
    }

    private void putInParts(String name, Path file, long size, @Nullable String storageClass) {
        String upload = ask(() -> client.createMultipartUpload(request -> request.bucket(place.bucket())
                        .key(name)
                        .serverSideEncryption(encryption())
                        .storageClass(storageClass)))
                .uploadId();
        boolean complete = false;
        try {
            List<CompletedPart> parts = new ArrayList<>();
            long step = Math.max(manner.partBytes(), size / MAX_PARTS + 1);
            for (long from = 0; from < size; from += step) {
                parts.add(part(name, upload, parts.size() + 1, file, from, Math.min(step, size - from)));
            }
            ask(() -> client.completeMultipartUpload(request -> request.bucket(place.bucket())
                    .key(name)
                    .uploadId(upload)
                    .multipartUpload(made -> made.parts(parts))));
            complete = true;
        } finally {
            if (!complete) {
                forget(name, upload);
            }
        }
    }

    private CompletedPart part(String name, String upload, int number, Path file, long from, long length) {
        String tag = ask(() -> client.uploadPart(
                        request -> request.bucket(place.bucket())
                                .key(name)
                                .uploadId(upload)
                                .partNumber(number),
                        RequestBody.fromContentProvider(
                                () -> bytes(file, from, length), length, "application/octet-stream")))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    private static InputStream bytes(Path file, long from, long length) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            channel.position(from);
            return new WholePart(Channels.newInputStream(channel), length, () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Parts that lead to nothing would cost for ever. Where even this fails, the bucket's own rules must clear them. */
    private void forget(String name, String upload) {
        try {
            client.abortMultipartUpload(
                    request -> request.bucket(place.bucket()).key(name).uploadId(upload));
        } catch (SdkException e) {
            System.getLogger(S3Store.class.getName())
                    .log(System.Logger.Level.WARNING, "Parts of " + name + " could not be removed from the bucket", e);
        }
    }

    @Override
    public InputStream read(String key, long first, long length) {
        String name = name(key);
        ResponseInputStream<GetObjectResponse> in = ask(() -> client.getObject(request ->
                request.bucket(place.bucket()).key(name).range("bytes=" + first + "-" + (first + length - 1))));
        Long told = in.response().contentLength();
        if (told != null && told < length) {
            in.abort();
            throw new StoreException(Trouble.FAILED);
        }
        return new WholePart(in, length, in::abort);
    }

    @Override
    public List<Stored> list(String prefix, @Nullable String after, int limit) {
        return ask(() -> client.listObjectsV2(request -> request.bucket(place.bucket())
                        .prefix(place.prefix() + prefix)
                        .startAfter(after == null ? null : place.prefix() + after)
                        .maxKeys(limit)))
                .contents()
                .stream()
                .map(this::toStored)
                .toList();
    }

    @Override
    public void delete(String key) {
        String name = name(key);
        ask(() -> client.deleteObject(request -> request.bucket(place.bucket()).key(name)));
    }

    @Override
    public void close() {
        client.close();
    }

    private Stored toStored(S3Object object) {
        return new Stored(object.key().substring(place.prefix().length()), object.size());
    }

    private @Nullable ServerSideEncryption encryption() {
        return switch (place.encryption()) {
            case BUCKET -> null;
            case SERVICE -> ServerSideEncryption.AES256;
            case KEY_MANAGEMENT -> ServerSideEncryption.AWS_KMS;
        };
    }

    private String name(String key) {
        if (!MediaStore.isKey(key)) {
            throw new StoreException(Trouble.BAD_KEY);
        }
        return place.prefix() + key;
    }

    private static <T> T ask(Supplier<T> call) {
        try {
            return call.get();
        } catch (NoSuchBucketException e) {
            throw new StoreException(Trouble.NO_PLACE, e);
        } catch (NoSuchKeyException e) {
            throw new StoreException(Trouble.MISSING, e);
        } catch (AwsServiceException e) {
            throw new StoreException(trouble(e), e);
        } catch (SdkClientException e) {
            throw new StoreException(Trouble.UNREACHABLE, e);
        }
    }

    private static Trouble trouble(AwsServiceException e) {
        String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
        if ("InvalidStorageClass".equals(code)) {
            return Trouble.NO_CLASS;
        }
        if ("InvalidObjectState".equals(code)) {
            return Trouble.FROZEN;
        }
        return switch (e.statusCode()) {
            case 401, 403 -> Trouble.DENIED;
            case 404 -> Trouble.MISSING;
            case 413 -> Trouble.TOO_LARGE;
            case 507 -> Trouble.FULL;
            case 503, 504 -> Trouble.UNREACHABLE;
            default -> Trouble.FAILED;
        };
    }
}
