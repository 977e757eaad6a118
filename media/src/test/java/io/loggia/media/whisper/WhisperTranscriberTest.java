package io.loggia.media.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.media.run.Clips;
import io.loggia.media.run.Limits;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.TestTools;
import io.loggia.media.run.WhisperInstallation;
import io.loggia.media.speech.Heard;
import io.loggia.media.speech.SpeechSound;
import io.loggia.media.whisper.ModelFile.Script;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real library in its real process, with a model that says what it was made to say. */
class WhisperTranscriberTest {

    private static final long MEMORY = 4L << 30;
    private static final Limits LIMITS =
            Limits.hearing(Duration.ofMinutes(2), 2, MEMORY).withNiceness(0);
    private static final Script GREETING =
            new Script(ModelFile.GERMAN, List.of(" Guten", " Tag", ",", " \"Grüße\"", " \\ 日本"), 1);
    private static final Script SILENCE = new Script(ModelFile.GERMAN, List.of(), 1);

    @TempDir
    Path given;

    private Path folder;
    private Path models;

    @BeforeEach
    void makeFolders() throws Exception {
        folder = given.toRealPath();
        models = Files.createDirectory(folder.resolve("models"));
    }

    private static WhisperInstallation installation() {
        return WhisperInstallation.unpack(Path.of("target", "ffmpeg"), WhisperProcess.class);
    }

    private WhisperTranscriber transcriber(MediaTools tools, WhisperInstallation installation) {
        SpeechSound sound = new SpeechSound(TestTools.tools(), 2, MEMORY);
        return new WhisperTranscriber(tools, installation, sound, new WhisperModels(models), "model.bin", 2);
    }

    private WhisperTranscriber transcriber() {
        return transcriber(TestTools.tools(), installation());
    }

    private Path speech(int seconds) {
        return Clips.make(
                folder,
                "sound.flac",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:sample_rate=16000:duration=" + seconds,
                "-sample_fmt",
                "s16");
    }

    /** At usual priority, since other work may hold the machine that tests. */
    private Heard hear(WhisperTranscriber transcriber, int seconds, @Nullable String language)
            throws InterruptedException {
        Path file = new WhisperModels(models).find("model.bin");
        return transcriber.hear(speech(seconds), language, file, LIMITS);
    }

    private void assertTrouble(WhisperTranscriber transcriber, WhisperTrouble... expected) {
        assertThatThrownBy(() -> hear(transcriber, 3, null))
                .isInstanceOfSatisfying(
                        WhisperException.class, e -> assertThat(e.trouble()).isIn((Object[]) expected));
        assertThat(folder.resolve("whisper.pcm")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void model_isHeard_withTimesAndItsLanguage(boolean jailed) throws Exception {
        ModelFile.write(models.resolve("model.bin"), GREETING);
        MediaTools tools = jailed ? TestTools.tools() : TestTools.unjailed();

        Heard heard = hear(transcriber(tools, installation()), 4, null);

        assertThat(heard.language()).isEqualTo("de");
        assertThat(heard.segments().getFirst())
                .isEqualTo(new Heard.Segment(0, 1, " Guten Tag, \"Grüße\" \\ 日本", List.of()));
        assertThat(heard.segments().get(1).start()).isEqualTo(1);
        assertThat(heard.segments()).hasSizeBetween(3, 4);
        assertThat(folder.resolve("whisper.pcm")).doesNotExist();
    }

    @Test
    void noSpeech_isNoTrouble() throws Exception {
        ModelFile.write(models.resolve("model.bin"), SILENCE);

        assertThat(hear(transcriber(), 3, null).segments()).isEmpty();
    }

    @Test
    void language_isToldToTheModel() throws Exception {
        ModelFile.write(models.resolve("model.bin"), GREETING);

        assertThat(hear(transcriber(), 2, "nb").language()).isEqualTo("no");
        assertThatThrownBy(() -> hear(transcriber(), 2, "rm")).hasMessageContaining("does not know the language");
    }

    @Test
    void modelForEnglish_hearsEnglishOnly() throws Exception {
        Files.write(
                models.resolve("model.bin"),
                ModelFile.english(new Script(ModelFile.ENGLISH, List.of(" Good", " morning"), 1)));

        Heard heard = hear(transcriber(), 2, null);
        assertThat(heard.language()).isEqualTo("en");
        assertThat(heard.segments().getFirst().text()).isEqualTo(" Good morning");
        assertThatThrownBy(() -> hear(transcriber(), 2, "de"))
                .isInstanceOfSatisfying(
                        WhisperException.class,
                        e -> assertThat(e.trouble()).isEqualTo(WhisperTrouble.UNKNOWN_LANGUAGE));
    }

    @Test
    void fileThatIsNoModel_isRefused() throws Exception {
        assertThatThrownBy(() -> transcriber().hear(speech(3), Duration.ofSeconds(3), null))
                .hasMessageContaining("not in this server's folder");
        assertTrouble(transcriber(), WhisperTrouble.NO_MODEL);
        Files.writeString(models.resolve("model.bin"), "GGUF and more");
        assertTrouble(transcriber(), WhisperTrouble.NOT_A_MODEL);
    }

    /** Only within its very last weights is it not noticed. */
    @Test
    void modelThatIsCutOff_isRefused_whereverItEnds() throws Exception {
        byte[] whole = ModelFile.bytes(GREETING);
        for (int length : new int[] {4, 70_000, whole.length - 300}) {
            Files.write(models.resolve("model.bin"), Arrays.copyOf(whole, length));

            assertTrouble(
                    transcriber(), WhisperTrouble.NOT_A_MODEL, WhisperTrouble.CRASHED, WhisperTrouble.OUT_OF_MEMORY);
        }
    }

    /** Sizes that are none, and strings longer than the file: the library is not made for them, and breaks alone. */
    @ParameterizedTest
    @CsvSource({"1, -5", "2, 2000000000", "3, 0", "11, 77"})
    void modelThatLies_breaksItsProcessOnly(int field, int value) throws Exception {
        byte[] bytes = ModelFile.bytes(GREETING);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4 * field, value);
        Files.write(models.resolve("model.bin"), bytes);

        assertTrouble(transcriber(), WhisperTrouble.NOT_A_MODEL, WhisperTrouble.CRASHED, WhisperTrouble.OUT_OF_MEMORY);
    }

    @Test
    void memoryThatIsNotThere_isTold() throws Exception {
        Path model = ModelFile.write(models.resolve("model.bin"), GREETING);
        for (long bytes : new long[] {60L << 20, 850L << 20}) {
            Limits small = LIMITS.withMemory(bytes);

            assertThatThrownBy(() -> transcriber().hear(speech(3), null, model, small))
                    .as("with %d MiB", bytes >> 20)
                    .isInstanceOfSatisfying(
                            WhisperException.class,
                            e -> assertThat(e.trouble())
                                    .isIn(
                                            WhisperTrouble.OUT_OF_MEMORY,
                                            WhisperTrouble.NOT_STARTED,
                                            WhisperTrouble.CRASHED));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void timeout_endsTheProcess_andLeavesNoOrphan(boolean jailed) throws Exception {
        Path model = ModelFile.write(models.resolve("model.bin"), GREETING);
        MediaTools tools = jailed ? TestTools.tools() : TestTools.unjailed();
        WhisperTranscriber transcriber = transcriber(tools, installation());
        Path sound = speech(600);

        assertThatThrownBy(() -> transcriber.hear(sound, null, model, Limits.hearing(Duration.ofSeconds(2), 1, MEMORY)))
                .isInstanceOfSatisfying(
                        WhisperException.class, e -> assertThat(e.trouble()).isEqualTo(WhisperTrouble.TIMEOUT));
        assertNoProcessLeft();
    }

    @Test
    void interruption_endsTheProcess() throws Exception {
        ModelFile.write(models.resolve("model.bin"), GREETING);
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        Path sound = speech(600);
        Thread caller = listen(sound, thrown);
        await("a process", () -> processes() > 0);
        caller.interrupt();
        caller.join();

        assertThat(thrown).hasSize(1).first().isInstanceOf(InterruptedException.class);
        assertNoProcessLeft();
        assertThat(folder.resolve("whisper.pcm")).doesNotExist();
    }

    @Test
    void kill_isTold() throws Exception {
        ModelFile.write(models.resolve("model.bin"), GREETING);
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        Thread caller = listen(speech(600), thrown);
        await("a process", () -> java().findAny().isPresent());
        java().forEach(ProcessHandle::destroyForcibly);
        caller.join();

        assertThat(thrown)
                .singleElement()
                .isInstanceOfSatisfying(
                        WhisperException.class, e -> assertThat(e.trouble()).isEqualTo(WhisperTrouble.KILLED));
        assertNoProcessLeft();
    }

    private Thread listen(Path sound, List<Throwable> thrown) {
        WhisperTranscriber transcriber = transcriber();
        return Thread.ofPlatform().start(() -> {
            try {
                thrown.add(new AssertionError("it ended: "
                        + transcriber
                                .hear(sound, Duration.ofMinutes(10), null)
                                .segments()
                                .size()));
            } catch (InterruptedException | RuntimeException e) {
                thrown.add(e);
            }
        });
    }

    /** Whatever the process writes: a model can make the library do anything. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exit 0                                                      | BAD_ANSWER",
                "echo hello                                                  | BAD_ANSWER",
                "yes {                                                       | BAD_ANSWER",
                "tr '\\0' x </dev/zero                                       | BAD_ANSWER",
                "echo '{\"kind\":\"trouble\",\"code\":\"NO_LIBRARY\"}'; exit 3 | NO_LIBRARY",
                "echo '{\"kind\":\"trouble\",\"code\":\"NONSENSE\"}'; exit 3  | NOT_STARTED",
                "kill -SEGV $$                                               | CRASHED",
                "kill -KILL $$                                               | KILLED",
                "echo std::bad_alloc >&2; kill -ABRT $$                      | OUT_OF_MEMORY"
            })
    void processThatLies_isNotBelieved(String script, WhisperTrouble expected) throws Exception {
        ModelFile.write(models.resolve("model.bin"), SILENCE);
        WhisperInstallation real = installation();
        Path bin = Files.createDirectories(folder.resolve("java/bin"));
        Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertTrouble(
                transcriber(
                        TestTools.tools(),
                        new WhisperInstallation(real.folder(), folder.resolve("java"), real.mainClass(), List.of())),
                expected);
    }

    @Test
    void unpacking_twice_isDoneOnce() throws Exception {
        WhisperInstallation first = WhisperInstallation.unpack(folder.resolve("tools"), WhisperProcess.class);

        assertThat(WhisperInstallation.unpack(folder.resolve("tools"), WhisperProcess.class))
                .isEqualTo(first);
        try (var files = Files.list(folder.resolve("tools"))) {
            assertThat(files).containsExactly(first.folder());
        }
        try (var files = Files.list(first.folder())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "libggml.so", "libgomp.so.1", "libwhisper-jni.so", "libwhisper.so.1", "whisper.jar");
        }
    }

    private java.util.stream.Stream<ProcessHandle> java() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(models.toString()))
                .filter(process -> process.info().command().orElse("").endsWith("/java"));
    }

    private long processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(models.toString()))
                .count();
    }

    private void assertNoProcessLeft() {
        await("the end of all processes", () -> processes() == 0);
    }

    private static void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
