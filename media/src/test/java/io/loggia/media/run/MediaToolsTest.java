package io.loggia.media.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaToolsTest {

    private static final Limits LIMITS =
            Limits.encoding(Duration.ofSeconds(30), 2, 2L << 30).withNiceness(0);

    @TempDir
    Path folder;

    private static MediaTools tools(boolean jailed) {
        return jailed ? TestTools.tools() : TestTools.unjailed();
    }

    private ToolCall encode(String source, Limits limits) {
        return ToolCall.ffmpeg(
                List.of(
                        "-v",
                        "error",
                        // Without it, a second call finds the first one's file and ends at once, with success.
                        "-y",
                        "-f",
                        "lavfi",
                        "-i",
                        source,
                        "-c:v",
                        "libx264",
                        "-preset",
                        "ultrafast",
                        "out.mp4"),
                null,
                folder,
                limits);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ffmpeg_encodes_andTellsProgress(boolean jailed) throws Exception {
        List<Progress> seen = new ArrayList<>();

        tools(jailed).run(encode("testsrc2=duration=2:size=160x90:rate=10", LIMITS), seen::add);

        assertThat(folder.resolve("out.mp4")).isNotEmptyFile();
        assertThat(seen.getLast().position()).isBetween(Duration.ofMillis(1500), Duration.ofMillis(2100));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void timeout_endsTheProcess_andLeavesNoOrphan(boolean jailed) {
        Limits limits = LIMITS.withTimeout(Duration.ofSeconds(1));
        ToolCall endless = encode("testsrc2=duration=100000:size=160x90:rate=10,realtime", limits);

        assertThatThrownBy(() -> tools(jailed).run(endless))
                .isInstanceOfSatisfying(
                        ToolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PROCESS_TIMEOUT));

        assertNoProcessLeft();
    }

    /** Niceness alone counts among the processes of one session, and each jail is one. */
    @Test
    void jail_yieldsToOtherSessions() throws Exception {
        assumeTrue(
                TestTools.tools().sandboxReport().kind() == SandboxReport.Kind.BUBBLEWRAP,
                "SKIPPED: no bubblewrap here, so there is no session to look at");
        assumeTrue(
                Files.isReadable(Path.of("/proc/self/autogroup")), "SKIPPED: this kernel knows no groups of sessions");
        Thread caller = callEndless(new CopyOnWriteArrayList<>(), LIMITS.withNiceness(7));

        await(
                "a process that yields",
                () -> groupsOfProcessesMentioning(folder).anyMatch(told -> told.endsWith(" nice 7")));

        caller.interrupt();
        caller.join();
        assertNoProcessLeft();
    }

    private static Stream<String> groupsOfProcessesMentioning(Path path) {
        return processesMentioning(path).map(process -> {
            try {
                return Files.readString(Path.of("/proc", Long.toString(process.pid()), "autogroup"))
                        .strip();
            } catch (IOException e) {
                return "it has ended";
            }
        });
    }

    @Test
    void interruption_endsTheProcess() throws Exception {
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        Thread caller = callEndless(thrown);
        await("a process", () -> processesMentioning(folder).findAny().isPresent());
        caller.interrupt();
        caller.join();

        assertThat(thrown).hasSize(1);
        assertNoProcessLeft();
    }

    /** Also while the process is being started, when nobody holds it yet, and while it is being ended. */
    @Test
    void interruption_atAnyMoment_leavesNoProcess() throws Exception {
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        for (int millis = 0; millis < 30; millis += 2) {
            Thread caller = callEndless(thrown);
            Thread.sleep(millis);
            caller.interrupt();
            Thread.sleep(1);
            caller.interrupt();
            caller.join();
        }

        assertThat(thrown).hasSize(15).allSatisfy(e -> assertThat(e).isInstanceOf(InterruptedException.class));
        assertNoProcessLeft();
    }

    private Thread callEndless(List<Throwable> thrown) {
        return callEndless(thrown, LIMITS);
    }

    private Thread callEndless(List<Throwable> thrown, Limits limits) {
        MediaTools tools = TestTools.tools();
        ToolCall endless = encode("testsrc2=duration=100000:size=160x90:rate=10,realtime", limits);
        return Thread.ofPlatform().start(() -> {
            try {
                thrown.add(new AssertionError("it ended by itself: " + tools.run(endless)));
            } catch (InterruptedException | RuntimeException | Error e) {
                thrown.add(e);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fileSizeLimit_endsTheProcess_inWords(boolean jailed) {
        Limits small = new Limits(
                Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30), 2L << 30, 4096, 4096, 64, 0);

        assertThatThrownBy(() -> tools(jailed).run(encode("testsrc2=duration=5:size=640x360:rate=10", small)))
                .isInstanceOfSatisfying(
                        ToolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MEDIA_LIMIT));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cpuLimit_endsTheProcess_inWords(boolean jailed) {
        Limits small = new Limits(
                Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(1), 2L << 30, 1 << 30, 4096, 64, 0);

        assertThatThrownBy(() -> tools(jailed).run(encode("testsrc2=duration=10000:size=1280x720:rate=30", small)))
                .isInstanceOfSatisfying(
                        ToolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MEDIA_LIMIT));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void memoryLimit_isMet_withoutHarmToUs(boolean jailed) {
        Limits small = new Limits(
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                300L << 20,
                1 << 30,
                4096,
                64,
                0);

        assertThatThrownBy(() -> tools(jailed).run(encode("testsrc2=duration=5:size=7680x4320:rate=30", small)))
                .isInstanceOf(ToolException.class);
    }

    /** Cameras are among the kernel's video files. */
    @Test
    void jail_hasTheDevicesThatACallUses_andNoOthers() throws Exception {
        for (String name : List.of("dri", "nvidia0", "nvidiactl", "video0", "video11", "null", "sda")) {
            Files.createFile(folder.resolve(name));
        }

        assertThat(devices("h264_nvenc")).containsExactly("dri", "nvidia0", "nvidiactl");
        assertThat(devices("h264_v4l2m2m")).containsExactly("video0", "video11");
    }

    private List<String> devices(String encoder) {
        ToolCall call = ToolCall.ffmpeg(List.of("-c:v", encoder), null, folder, LIMITS);
        return Sandbox.devices(folder, call).stream()
                .map(device -> Path.of(device).getFileName().toString())
                .toList();
    }

    @Test
    void jail_boundsItsOwnProcesses_andWithoutOneTheServersThreadsCountToo() throws Exception {
        assertThat(nproc(true)).contains("--nproc=" + LIMITS.processes());
        assertThat(nproc(false)).contains("--nproc=4096");
        assertThat(Limits.encoding(Duration.ofMinutes(1), 8, 1L << 30).processes())
                .isBetween(1024, 4096);
        assertThat(Limits.probing().processes()).isLessThan(300);
    }

    @Test
    void processors_areThoseThatTheKernelAllows() {
        assertThat(Processors.count("0-3,8,10-11")).isEqualTo(7);
        assertThat(Processors.count("5")).isEqualTo(1);
        assertThat(Processors.allowed()).isGreaterThanOrEqualTo(1);
    }

    private List<String> nproc(boolean jailed) throws InterruptedException {
        Sandbox sandbox = Sandbox.detect(jailed);
        assumeTrue(
                !jailed || sandbox.report().kind() == SandboxReport.Kind.BUBBLEWRAP,
                "SKIPPED: no bubblewrap here, so there is no jail to bound");
        return sandbox.wrap(ToolCall.ffmpeg(List.of(), null, folder, LIMITS), List.of(), List.of("true"));
    }

    @Test
    void jail_seesNothingButItsInputAndOutput() throws Exception {
        if (TestTools.tools().sandboxReport().kind() != SandboxReport.Kind.BUBBLEWRAP) {
            // On a machine that allows no namespaces the limits are all there is, which the report says.
            assertThat(TestTools.tools().sandboxReport().reason()).isNotBlank();
            return;
        }
        Path secret = Files.writeString(folder.resolveSibling("canary.txt"), "CANARY");
        ToolCall read = ToolCall.ffmpeg(
                List.of(
                        "-v",
                        "error",
                        "-f",
                        "data",
                        "-i",
                        secret.toString(),
                        "-map",
                        "0",
                        "-c",
                        "copy",
                        "-f",
                        "data",
                        "out"),
                null,
                folder,
                LIMITS);

        ToolResult result = TestTools.tools().attempt(read);

        assertThat(result.succeeded()).isFalse();
        assertThat(result.errors()).contains("No such file");
        Files.delete(secret);
    }

    @Test
    void unpacking_twice_isDoneOnce() throws Exception {
        FfmpegInstallation first = FfmpegInstallation.unpack(folder);
        long modified = Files.getLastModifiedTime(first.ffmpeg()).toMillis();

        FfmpegInstallation second = FfmpegInstallation.unpack(folder);

        assertThat(second).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(second.ffmpeg()).toMillis()).isEqualTo(modified);
        assertThat(first.version()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(first.folder().resolve("libpulse.so.0")).hasSize(399);
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries).containsExactly(first.folder());
        }
    }

    @ParameterizedTest
    @Tag("A07")
    @ValueSource(
            strings = {"ffmpeg version 8.1.1 Copyright", "ffmpeg version 5.1.9-0+deb12u1 X", "ffmpeg version N-1-g2"})
    void version_oldOrUnknown_isRefused(String banner) {
        assertThatThrownBy(() -> FfmpegVersion.accepted(banner)).isInstanceOf(LoggiaException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffmpeg version 8.1.2 Copyright", "ffmpeg version n8.2 X", "ffmpeg version 9.0-static X"})
    void version_mended_isAccepted(String banner) {
        assertThat(FfmpegVersion.accepted(banner)).isNotNull();
    }

    @Test
    @Tag("A07")
    void ffprobe_olderThanItsFfmpeg_isRefused() throws IOException {
        program("ffmpeg", "ffmpeg version 8.1.2 Copyright");
        program("ffprobe", "ffprobe version 5.1.9 Copyright");

        assertThatThrownBy(() -> FfmpegInstallation.at(folder))
                .isInstanceOf(LoggiaException.class)
                .hasMessageContaining("5.1.9");
    }

    private void program(String name, String banner) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\necho '" + banner + "'\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    static Stream<ProcessHandle> processesMentioning(Path path) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(path.toString()));
    }

    /** Namespaces are taken down by the kernel a moment after their first process ended. */
    private void assertNoProcessLeft() {
        await(
                "the end of all processes",
                () -> processesMentioning(folder).findAny().isEmpty());
    }

    /** The bound is far beyond what it takes, since other work may hold the machine. */
    private static void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
