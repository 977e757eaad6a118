package io.loggia.portal.upload.control;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.Viewer;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.storage.control.Room;
import io.loggia.portal.storage.control.StorageConfig;
import io.loggia.portal.upload.entity.Upload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadIntakeTest {

    private static final int LENGTH = 300_000;
    private static final long FAR_TOO_MUCH = Long.MAX_VALUE / 2;

    @TempDir
    private Path home;

    private final Viewer author = new Viewer(PersonId.random(), "Author", Set.of(), null, Set.of(), Set.of());
    private final FakeLedger ledger = new FakeLedger();
    private final UploadConfig config = new UploadConfig();
    private final PlatformConfig platform = new PlatformConfig();
    private final byte[] file = media(LENGTH);

    private UploadIntake intake = new UploadIntake();
    private UploadRef upload = ledger.create(author, LENGTH, UploadMetadata.parse(null), Instant.MAX);

    @BeforeEach
    void start() {
        platform.home = home.toString();
        config.maxBytes = 1 << 20;
        config.maxUnfinished = 10;
        config.commitBytes = 65_536;
        config.bufferBytes = 4_096;
        config.expiry = Duration.ofHours(1);
        upload = ledger.create(
                author, LENGTH, UploadMetadata.parse(null), Instant.now().plusSeconds(60));
        restart();
    }

    @Test
    void file_inOneChunk_becomesTheSourceOfItsRevision() throws IOException {
        UploadRef after = append(0, file, null);

        assertThat(after.state()).isEqualTo(Upload.State.FINISHED);
        assertThat(Files.readAllBytes(source())).isEqualTo(file);
        assertThat(ledger.finishes).containsExactly(upload.id());
    }

    /** B01. */
    @Test
    void chunk_atAnotherOffset_isRefusedAndChangesNothing() throws IOException {
        append(0, part(0, 1000), null);

        assertRefused(ErrorCode.UPLOAD_OFFSET, () -> append(999, part(999, 2000), null));
        assertRefused(ErrorCode.UPLOAD_OFFSET, () -> append(1001, part(1001, 2000), null));
        assertThat(Files.readAllBytes(bytes())).isEqualTo(part(0, 1000));
        assertThat(status().received()).isEqualTo(1000);
    }

    /** B03. */
    @Test
    void chunk_whoseChecksumDiffers_isDiscardedWhole() throws IOException {
        append(0, part(0, 1500), null);

        assertRefused(ErrorCode.UPLOAD_CHECKSUM, () -> append(1500, part(1500, 200_000), sha1(part(0, 10))));
        assertThat(status().received()).isEqualTo(1500);
        assertThat(Files.size(bytes())).isEqualTo(1500);

        assertThat(append(1500, part(1500, 200_000), sha1(part(1500, 200_000))).received())
                .isEqualTo(200_000);
    }

    /** B06: cut at sampled places, then continued from the offset told, the file is the same to the byte. */
    @Test
    void connection_thatDiesAnywhere_keepsWhatArrived() throws IOException {
        Random random = new Random(7);
        int offset = 0;
        while (offset < LENGTH) {
            int arrives = Math.min(LENGTH - offset, 1 + random.nextInt(40_000));
            int from = offset;
            InputStream cut = new DyingStream(part(from, from + arrives));
            boolean last = from + arrives == LENGTH;
            if (last) {
                append(from, part(from, LENGTH), null);
            } else {
                assertRefused(
                        ErrorCode.INVALID_REQUEST,
                        () -> intake.append(upload.id(), author.id(), new Chunk(from, LENGTH - from, null, cut)));
                restart();
                assertThat(status().received()).isEqualTo(from + arrives);
            }
            offset += arrives;
        }
        assertThat(Files.readAllBytes(source())).isEqualTo(file);
    }

    @Test
    void connection_thatDiesInACheckedChunk_keepsNothingOfIt() throws IOException {
        Chunk chunk = new Chunk(0, LENGTH, sha1(file), new DyingStream(part(0, 100_000)));

        assertRefused(ErrorCode.INVALID_REQUEST, () -> intake.append(upload.id(), author.id(), chunk));
        assertThat(status().received()).isZero();
        assertThat(Files.size(bytes())).isZero();
    }

    /** B06: bytes beyond the committed offset were acknowledged to nobody. */
    @Test
    void bytes_thatACrashLeftBeyondTheOffset_areCutOff() throws IOException {
        append(0, part(0, 1000), null);
        Files.write(bytes(), concat(part(0, 1000), new byte[5000]));
        restart();

        assertThat(status().received()).isEqualTo(1000);
        append(1000, part(1000, LENGTH), null);
        assertThat(Files.readAllBytes(source())).isEqualTo(file);
    }

    /** F09. */
    @Test
    void offset_beyondTheBytesThatAreThere_goesBackToThem() throws IOException {
        append(0, part(0, 9000), null);
        Files.write(bytes(), part(0, 4000));

        assertThat(status().received()).isEqualTo(4000);
        append(4000, part(4000, LENGTH), null);
        assertThat(Files.readAllBytes(source())).isEqualTo(file);
    }

    /** B09: killed after the move and before the commit, as well as before the move. */
    @Test
    void finish_thatWasKilledHalfWay_happensOnceOnTheNextLook() throws IOException {
        append(0, part(0, LENGTH - 1), null);
        Files.write(bytes(), file);
        ledger.put(ledger.read(upload.id()).withReceived(LENGTH, Instant.now().plusSeconds(60)));
        Files.createDirectories(source().getParent());
        Files.move(bytes(), source());
        restart();

        assertThat(status().state()).isEqualTo(Upload.State.FINISHED);
        assertThat(status().state()).isEqualTo(Upload.State.FINISHED);
        intake.tidy(upload.id());
        assertThat(ledger.finishes).hasSize(1);
        assertThat(Files.readAllBytes(source())).isEqualTo(file);
    }

    @Test
    void finish_thatTheDatabaseRefused_happensWhenItIsBack() {
        append(0, part(0, 100), null);
        InputStream body = new ByteArrayInputStream(part(100, LENGTH)) {
            @Override
            public synchronized int read(byte[] into, int at, int length) {
                int n = super.read(into, at, length);
                ledger.fail(n < 0);
                return n;
            }
        };
        assertRefused(
                ErrorCode.UNAVAILABLE,
                () -> intake.append(upload.id(), author.id(), new Chunk(100, LENGTH - 100, null, body)));
        ledger.fail(false);

        UploadRef told = status();
        append(told.received(), part((int) told.received(), LENGTH), null);
        assertThat(ledger.finishes).hasSize(1);
    }

    /** B05. */
    @Test
    void request_afterADeadOne_takesOverAndNothingIsInterleaved() throws Exception {
        PipedOutputStream wire = new PipedOutputStream();
        PipedInputStream body = new PipedInputStream(wire, 1 << 16);
        CompletableFuture<@Nullable ErrorCode> dead = sendBy(intake, body);
        wire.write(part(0, 20_000));
        wire.flush();
        while (status().received() < 20_000) {
            Thread.onSpinWait();
        }

        UploadRef after = append(20_000, part(20_000, LENGTH), null);
        wire.write(new byte[8_000]);
        wire.close();

        assertThat(after.state()).isEqualTo(Upload.State.FINISHED);
        assertThat(dead.get()).isEqualTo(ErrorCode.UPLOAD_LOCKED);
        assertThat(Files.readAllBytes(source())).isEqualTo(file);
    }

    /** B05, on two servers that share the folder: what one finished, the late end of the other leaves alone. */
    @Test
    void request_thatDiesLate_leavesAloneWhatAnotherServerFinished() throws Exception {
        PipedOutputStream wire = new PipedOutputStream();
        CompletableFuture<@Nullable ErrorCode> dead = sendBy(intake, new PipedInputStream(wire, 1 << 16));
        wire.write(part(0, 20_000));
        wire.flush();
        while (status().received() < 20_000) {
            Thread.onSpinWait();
        }
        wire.write(part(20_000, 30_000));
        wire.flush();
        awaitLength(30_000);

        restart();
        UploadRef after = append(20_000, part(20_000, LENGTH), null);
        wire.close();

        assertThat(after.state()).isEqualTo(Upload.State.FINISHED);
        assertThat(dead.get()).isNotNull();
        assertThat(Files.readAllBytes(source())).isEqualTo(file);
    }

    /** Cut back by the other server, then written on beyond a gap: such bytes are never acknowledged, nor reach the file. */
    @Test
    void request_thatLostItsRightToAnotherServer_writesNothingAndMovesNoOffset() throws Exception {
        var now = new AtomicReference<>(Instant.now());
        UploadIntake first = intake(now::get);
        PipedOutputStream wire = new PipedOutputStream();
        CompletableFuture<@Nullable ErrorCode> older = sendBy(first, new PipedInputStream(wire, 1 << 16));
        wire.write(part(0, 30_000));
        wire.flush();
        awaitLength(30_000);

        restart();
        append(0, part(0, 10_000), null);
        now.updateAndGet(instant -> instant.plusSeconds(2));
        wire.write(new byte[8_000]);
        wire.close();

        assertThat(older.get()).isEqualTo(ErrorCode.UPLOAD_LOCKED);
        assertThat(Files.readAllBytes(bytes())).isEqualTo(part(0, 10_000));
        assertThat(status().received()).isEqualTo(10_000);
        append(10_000, part(10_000, LENGTH), null);
        assertThat(Files.readAllBytes(source())).isEqualTo(file);
    }

    @Test
    void statusAtAServer_whoseRequestLostItsRight_tellsTheOffset() throws Exception {
        PipedOutputStream wire = new PipedOutputStream();
        UploadIntake first = intake;
        CompletableFuture<@Nullable ErrorCode> older = sendBy(first, new PipedInputStream(wire, 1 << 16));
        wire.write(part(0, 30_000));
        wire.flush();
        awaitLength(30_000);
        restart();
        append(0, part(0, 10_000), null);

        assertThat(first.status(upload.id(), author.id()).received()).isEqualTo(10_000);
        first.append(upload.id(), author.id(), chunk(10_000, part(10_000, LENGTH), null));
        wire.close();

        assertThat(older.get()).isNotNull();
        assertThat(Files.readAllBytes(source())).isEqualTo(file);
    }

    /** B08. */
    @Test
    void upload_ofSomeoneElse_isNotThere() {
        PersonId other = PersonId.random();
        assertRefused(ErrorCode.NOT_FOUND, () -> intake.status(upload.id(), other));
        assertRefused(ErrorCode.NOT_FOUND, () -> intake.append(upload.id(), other, chunk(0, file, null)));
        assertRefused(ErrorCode.NOT_FOUND, () -> intake.terminate(upload.id(), other));
    }

    /** B08. */
    @Test
    void upload_thatIsFinished_takesNothingMore() {
        append(0, file, null);
        assertRefused(ErrorCode.FORBIDDEN, () -> append(LENGTH, new byte[0], null));
        assertRefused(ErrorCode.FORBIDDEN, () -> append(0, file, null));
        assertThat(status().received()).isEqualTo(LENGTH);
    }

    /** B08. */
    @Test
    void upload_thatExpired_isGoneWithItsBytes() {
        append(0, part(0, 10), null);
        ledger.put(ledger.read(upload.id()).withReceived(10, Instant.now().minusSeconds(1)));

        assertRefused(ErrorCode.UPLOAD_EXPIRED, this::status);
        intake.tidy(upload.id());
        assertThat(bytes()).doesNotExist();
        assertRefused(ErrorCode.UPLOAD_EXPIRED, this::status);
    }

    @Test
    void upload_thatIsTerminated_isGoneWithItsBytes() {
        append(0, part(0, 10), null);
        intake.terminate(upload.id(), author.id());
        assertThat(bytes()).doesNotExist();
        assertRefused(ErrorCode.UPLOAD_EXPIRED, () -> append(10, part(10, 20), null));
    }

    @Test
    void termination_ofAFinishedUpload_leavesTheSource() {
        append(0, file, null);
        intake.terminate(upload.id(), author.id());
        assertThat(source()).exists();
        assertRefused(ErrorCode.NOT_FOUND, this::status);
    }

    /** More than was announced is not taken, told in advance or not. */
    @Tag("A21")
    @Test
    void bytes_beyondTheAnnouncedLength_areNotTaken() throws IOException {
        byte[] more = concat(file, new byte[1]);
        assertRefused(ErrorCode.UPLOAD_TOO_LARGE, () -> append(0, more, null));
        assertThat(status().received()).isZero();

        Chunk unannounced = new Chunk(0, -1, null, new ByteArrayInputStream(more));
        assertRefused(ErrorCode.UPLOAD_TOO_LARGE, () -> intake.append(upload.id(), author.id(), unannounced));
        assertThat(status().received()).isLessThanOrEqualTo(LENGTH);
    }

    @Test
    void file_thatIsNotMedia_isRefusedAtItsFirstBytes() {
        byte[] pdf = Arrays.copyOf("%PDF-1.7 ".getBytes(java.nio.charset.StandardCharsets.US_ASCII), LENGTH);
        assertRefused(ErrorCode.NOT_MEDIA, () -> append(0, pdf, null));
        assertThat(bytes()).doesNotExist();
        assertRefused(ErrorCode.UPLOAD_EXPIRED, this::status);
    }

    /** B10. */
    @Test
    void disk_thatIsFull_leavesTheOffsetHonestUntilThereIsRoom() throws IOException {
        append(0, part(0, 10_000), null);
        platform.storageReserveBytes = FAR_TOO_MUCH;
        assertRefused(ErrorCode.NO_SPACE, () -> append(10_000, part(10_000, LENGTH), null));
        assertThat(status().received()).isEqualTo(10_000);

        platform.storageReserveBytes = 0;
        append(10_000, part(10_000, LENGTH), null);
        assertThat(Files.readAllBytes(source())).isEqualTo(file);
    }

    @Tag("A21")
    @Test
    void admission_ofFilesThatAreEmptyTooLargeOrTooMany_isRefused() {
        UploadAdmission admission = new UploadAdmission(ledger, room(), config);
        UploadMetadata none = UploadMetadata.parse(null);

        assertRefused(ErrorCode.UPLOAD_EMPTY, () -> admission.admit(author, 0, none));
        assertRefused(ErrorCode.UPLOAD_TOO_LARGE, () -> admission.admit(author, config.maxBytes + 1, none));
        platform.storageReserveBytes = new MediaStore(platform).usableBytes() - LENGTH - 3 * config.maxBytes / 2;
        admission.admit(author, config.maxBytes / 2, none);
        assertRefused(ErrorCode.NO_SPACE, () -> {
            // Other processes use the same disk: two more cannot fit even if one might.
            admission.admit(author, config.maxBytes, none);
            admission.admit(author, config.maxBytes, none);
        });
        platform.storageReserveBytes = 0;
        config.maxUnfinished = 1;
        assertRefused(ErrorCode.TOO_MANY_REQUESTS, () -> admission.admit(author, 1, none));
    }

    @Tag("A21")
    @Test
    void admission_byTwoPortalsAtOnce_promisesNoMoreThanThereIs() {
        long before = ledger.promised(author.id()).unfinished();
        config.maxUnfinished = 20;
        UploadMetadata none = UploadMetadata.parse(null);
        List<UploadAdmission> portals =
                List.of(new UploadAdmission(ledger, room(), config), new UploadAdmission(ledger, room(), config));

        long refused = IntStream.range(0, 200)
                .parallel()
                .filter(i -> {
                    try {
                        portals.get(i % 2).admit(author, 1, none);
                        return false;
                    } catch (LoggiaException e) {
                        return e.code() == ErrorCode.TOO_MANY_REQUESTS;
                    }
                })
                .count();

        assertThat(ledger.promised(author.id()).unfinished()).isEqualTo(20);
        assertThat(refused).isEqualTo(200 - (20 - before));
    }

    private void restart() {
        intake = intake(InstantSource.system());
    }

    private UploadIntake intake(InstantSource clock) {
        return new UploadIntake(ledger, new UploadBytes(new MediaStore(platform)), room(), config, clock);
    }

    private CompletableFuture<@Nullable ErrorCode> sendBy(UploadIntake server, InputStream body) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                server.append(upload.id(), author.id(), new Chunk(0, LENGTH, null, body));
                return null;
            } catch (LoggiaException e) {
                return e.code();
            }
        });
    }

    private void awaitLength(long length) throws IOException {
        while (!Files.exists(bytes()) || Files.size(bytes()) < length) {
            Thread.onSpinWait();
        }
    }

    private Room room() {
        return new Room(new MediaStore(platform), platform, new StorageConfig());
    }

    private UploadRef append(long offset, byte[] bytes, @Nullable UploadChecksum checksum) {
        return intake.append(upload.id(), author.id(), chunk(offset, bytes, checksum));
    }

    private static Chunk chunk(long offset, byte[] bytes, @Nullable UploadChecksum checksum) {
        return new Chunk(offset, bytes.length, checksum, new ByteArrayInputStream(bytes));
    }

    private UploadRef status() {
        return intake.status(upload.id(), author.id());
    }

    private Path bytes() {
        return home.resolve("media/uploads/" + upload.id());
    }

    private Path source() {
        return home.resolve("media/sources/" + upload.revisionId() + "/source");
    }

    private byte[] part(int from, int to) {
        return Arrays.copyOfRange(file, from, to);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] media(int length) {
        byte[] bytes = new byte[length];
        new Random(42).nextBytes(bytes);
        List<Integer> ftyp = List.of(0, 0, 0, 0x18, 0x66, 0x74, 0x79, 0x70, 0x6d, 0x70, 0x34, 0x32);
        for (int i = 0; i < ftyp.size(); i++) {
            bytes[i] = ftyp.get(i).byteValue();
        }
        return bytes;
    }

    private static UploadChecksum sha1(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(bytes);
            return requireNonNull(
                    UploadChecksum.parse("sha1 " + Base64.getEncoder().encodeToString(digest)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertRefused(ErrorCode code, Runnable call) {
        assertThatExceptionOfType(LoggiaException.class)
                .isThrownBy(call::run)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    /** Gives its bytes, then fails as a socket does when the other side is gone. */
    private static final class DyingStream extends InputStream {

        private final ByteArrayInputStream rest;

        DyingStream(byte[] bytes) {
            rest = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            int n = rest.read(into, at, length);
            if (n < 0) {
                throw new IOException("Connection reset");
            }
            return n;
        }
    }
}
