package io.loggia.media.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.ProbeLimits;
import io.loggia.media.probe.Prober;
import io.loggia.media.run.Clips;
import io.loggia.media.run.TestTools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechSoundTest {

    @TempDir
    Path given;

    private Path folder;
    private final SpeechSound sound = new SpeechSound(TestTools.tools(), 2, 4L << 30);

    @BeforeEach
    void makeAbsolute() {
        folder = given.toAbsolutePath().normalize();
    }

    private Path take(Path film) throws InterruptedException {
        MediaInfo info = new Prober(TestTools.tools(), ProbeLimits.DEFAULT).probe(film);
        Path taken = folder.resolve("sound.flac");
        AtomicReference<Double> reached = new AtomicReference<>(0.0);
        sound.take(info, film, taken, reached::set);
        assertThat(reached.get()).isCloseTo(1, within(0.2));
        return taken;
    }

    @Test
    void soundOfAFilm_isAsLongAsTheFilm_andAsSmallAsEnginesWantIt() throws Exception {
        Path taken = take(Clips.browserReady(folder, 6, "320x180"));

        assertThat(SpeechSound.length(taken).toMillis()).isCloseTo(6000, within(100L));
        assertThat(Files.size(taken)).isLessThan(6 * 32_000);
    }

    @Test
    void soundThatBeginsLate_keepsItsPlace() throws Exception {
        Path film = Clips.make(
                folder,
                "late.mkv",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=duration=6:size=320x180:rate=25",
                "-itsoffset",
                "2",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:duration=4",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-c:a",
                "aac");
        Path taken = take(film);

        assertThat(SpeechSound.length(taken).toMillis()).isCloseTo(6000, within(150L));
        Duration silent = sound.quietest(taken, Duration.ZERO, Duration.ofSeconds(4), folder);
        assertThat(silent).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void cut_isMadeInThePause_andPiecesAreExact() throws Exception {
        // A tone that pauses from 5.2 s to 5.8 s.
        Path film = Clips.make(
                folder,
                "talk.wav",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:duration=12",
                "-af",
                "volume=0:enable='between(t,5.2,5.8)'");
        Path taken = take(film);

        Duration pause = sound.quietest(taken, Duration.ofSeconds(3), Duration.ofSeconds(9), folder);
        assertThat(pause.toMillis()).isBetween(5_250L, 5_750L);

        Path piece = folder.resolve("piece.flac");
        sound.cut(taken, pause, Duration.ofSeconds(9), piece);
        assertThat(SpeechSound.length(piece).toMillis()).isCloseTo(9000 - pause.toMillis(), within(2L));
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("talk.wav", "sound.flac", "piece.flac");
        }
    }

    @Test
    void evenSound_isCutInTheMiddle() throws Exception {
        Path taken = take(Clips.make(folder, "even.wav", "-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono:d=10"));

        assertThat(sound.quietest(taken, Duration.ofSeconds(2), Duration.ofSeconds(8), folder)
                        .toMillis())
                .isCloseTo(5000, within(250L));
    }

    @Test
    void tone_isTwoSecondsLong() throws Exception {
        Path tone = folder.resolve("tone.flac");
        sound.tone(tone);

        assertThat(SpeechSound.length(tone)).isEqualTo(Duration.ofSeconds(2));
    }
}
