package io.loggia.portal.processing.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.media.capability.Capabilities;
import io.loggia.media.capability.CapabilityProbe;
import io.loggia.media.capability.DeviceFinder;
import io.loggia.media.capability.TrialSize;
import io.loggia.media.run.FfmpegInstallation;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.Sandbox;
import io.loggia.portal.platform.control.PeriodicTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderCapabilitiesTest {

    private static final TrialSize LARGE = new TrialSize(1920, 1080, 23, 6_000_000);
    private static final TrialSize SMALL = new TrialSize(640, 360, 23, 800_000);
    private static final TrialSize LARGER = new TrialSize(3840, 2160, 23, 16_000_000);

    /** Lists one encoder and encodes nothing, as a machine on which nothing works. */
    private static final String PROGRAM = """
            #!/bin/sh
            case " $* " in
              *" -version "*) echo 'ffmpeg version 8.1.2 Copyright (c) the FFmpeg developers' ;;
              *" -encoders "*) echo ' V....D libx264              H.264' ;;
              *" -decoders "*) echo ' VFS..D h264                 H.264' ;;
              *" -hwaccels "*) echo 'Hardware acceleration methods:' ;;
              *) echo 'Nothing works here.' >&2; exit 1 ;;
            esac
            """;

    @TempDir
    Path folder;

    private final List<TrialSize> ladder = new ArrayList<>(List.of(LARGE, SMALL));
    private final List<Runnable> background = new ArrayList<>();
    private final Shelf shelf = new Shelf();
    private MediaTools tools;

    /** In memory, and counts the trials that were made. */
    private static final class Shelf implements CapabilityShelf {

        private final Map<String, String> kept = new HashMap<>();
        private int trials;

        @Override
        public Optional<String> find(String node, String holdsFor) {
            return Optional.ofNullable(kept.get(holdsFor));
        }

        @Override
        public void keep(String node, String holdsFor, String result) {
            trials++;
            kept.put(holdsFor, result);
        }
    }

    private final class Engine extends MediaEngine {
        @Override
        CapabilityProbe capabilityProbe() {
            return new CapabilityProbe(
                    tools, DeviceFinder.ofThisMachine(), folder.resolve("scratch"), ladder, Clock.systemUTC());
        }
    }

    private static final class Node extends ThisNode {
        @Override
        public String name() {
            return "node";
        }
    }

    private final class Later extends PeriodicTasks {
        @Override
        public void now(String what, Runnable task) {
            background.add(task);
        }
    }

    @BeforeEach
    void install() throws IOException, InterruptedException {
        for (String program : List.of("ffmpeg", "ffprobe")) {
            Path file = Files.writeString(folder.resolve(program), PROGRAM);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        tools = new MediaTools(FfmpegInstallation.at(folder), Sandbox.detect(true));
    }

    private EncoderCapabilities capabilities() {
        return new Unwritten();
    }

    /** Keeps what was found as it is, under its key. */
    private final class Unwritten extends EncoderCapabilities {

        private final Map<String, Capabilities> all = new HashMap<>();

        Unwritten() {
            super(new Engine(), new Node(), shelf, new Later());
        }

        @Override
        String written(Capabilities found) {
            all.put(found.key().text(), found);
            return found.key().text();
        }

        @Override
        Capabilities read(String text) {
            return Objects.requireNonNull(all.get(text));
        }
    }

    private void change(TrialSize largest) {
        ladder.set(0, largest);
    }

    @Test
    void ladderThatWasChanged_isTriedInTheBackground_whileWhatIsKnownHolds() throws Exception {
        EncoderCapabilities capabilities = capabilities();
        Capabilities first = capabilities.current();
        assertThat(shelf.trials).isEqualTo(1);
        assertThat(first.key().text()).contains("1920x1080, 640x360");

        change(LARGER);

        assertThat(capabilities.current()).isSameAs(first);
        assertThat(capabilities.current()).isSameAs(first);
        assertThat(background).as("one trial, however many ask").hasSize(1);
        assertThat(shelf.trials).as("nobody has waited for it").isEqualTo(1);
        background.removeFirst().run();
        assertThat(capabilities.current().key().text()).contains("3840x2160, 640x360");
        assertThat(shelf.trials).isEqualTo(2);
        assertThat(background).isEmpty();
    }

    @Test
    void ladderThatStays_isNotTriedAgain() throws Exception {
        EncoderCapabilities capabilities = capabilities();
        capabilities.current();

        capabilities.current();

        assertThat(background).isEmpty();
        assertThat(shelf.trials).isEqualTo(1);
    }

    @Test
    void ladderThatIsChangedBack_takesWhatWasKept() throws Exception {
        EncoderCapabilities capabilities = capabilities();
        Capabilities first = capabilities.current();
        change(LARGER);
        capabilities.current();
        background.removeFirst().run();
        change(LARGE);

        capabilities.current();
        background.removeFirst().run();

        assertThat(capabilities.current().key()).isEqualTo(first.key());
        assertThat(shelf.trials).isEqualTo(2);
    }

    /** The next that asks has it tried once more. */
    @Test
    void trialThatCannotBeMade_isNotTheLast() throws Exception {
        EncoderCapabilities capabilities = capabilities();
        Capabilities first = capabilities.current();
        change(LARGER);
        capabilities.current();
        Files.delete(folder.resolve("ffmpeg"));
        assertThatThrownBy(() -> background.removeFirst().run()).isInstanceOf(RuntimeException.class);
        install();

        assertThat(capabilities.current()).isSameAs(first);
        background.removeFirst().run();

        assertThat(capabilities.current().key().text()).contains("3840x2160");
    }
}
