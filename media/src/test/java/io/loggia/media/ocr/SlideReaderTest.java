package io.loggia.media.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.loggia.domain.Cue;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.ProbeLimits;
import io.loggia.media.probe.Prober;
import io.loggia.media.run.Clips;
import io.loggia.media.run.Limits;
import io.loggia.media.run.TesseractInstallation;
import io.loggia.media.run.TestTools;
import io.loggia.media.run.ToolException;
import io.loggia.media.still.SlideChanges.Page;
import io.loggia.media.still.SlideWatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlideReaderTest {

    private static final long MEMORY = 4L << 30;
    private static final String ENGLISH = "eng";

    @TempDir
    Path folder;

    private Path scratch;

    @BeforeEach
    void createScratch() throws Exception {
        scratch = Files.createDirectory(folder.resolve("scratch"));
    }

    private static TesseractInstallation program() {
        return TesseractInstallation.unpack(Path.of("target", "ffmpeg"));
    }

    /** Language data is not ours to bring. */
    private static LanguageData installed() {
        LanguageData data = LanguageData.ofDebian().orElse(null);
        if (data == null || !data.languages().contains(ENGLISH)) {
            String missing =
                    "SKIPPED: Tesseract's language data is not installed (tesseract-ocr-eng), slides are not read";
            System.err.println(missing);
            return abort(missing);
        }
        return data;
    }

    private static SlideReader reader(LanguageData data, Limits limits) {
        return new SlideReader(TestTools.tools(), program(), data, MEMORY, limits);
    }

    private static MediaInfo probe(Path film) throws InterruptedException {
        return new Prober(TestTools.tools(), ProbeLimits.DEFAULT).probe(film);
    }

    private List<Cue> read(SlideReader reader, Path film) throws InterruptedException {
        MediaInfo info = probe(film);
        List<Page> pages = new SlideWatch(TestTools.tools(), MEMORY).pages(info, film, scratch);
        return reader.read(info, film, pages, ENGLISH, scratch, share -> {});
    }

    @Test
    void slides_areRead_eachWithWhatIsNewOnIt() throws Exception {
        LanguageData data = installed();
        Path film = Clips.slides(folder, 4, List.of("Evacuation plan", "Evacuation plan|Assembly point", "Thank you"));

        List<Cue> read = read(reader(data, Limits.reading()), film);

        assertThat(read).extracting(Cue::text).containsExactly("Evacuation plan", "Assembly point", "Thank you");
        assertThat(read.get(1).start()).isBetween(Duration.ofMillis(3500), Duration.ofMillis(4600));
        assertThat(read.get(2).start()).isBetween(Duration.ofMillis(7500), Duration.ofMillis(8600));
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void program_tellsItsVersion_andWhyItDoesNotStart() throws Exception {
        LanguageData data = installed();

        assertThat(reader(data, Limits.reading()).trial().version()).startsWith("tesseract 5");
        assertThat(reader(new LanguageData(folder.toAbsolutePath(), List.of(ENGLISH)), Limits.reading())
                        .trial()
                        .version())
                .as("that reads without data")
                .startsWith("tesseract 5");
        Limits none = new Limits(
                Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), 1 << 20, 1 << 20, 4096, 64, 0);
        assertThat(reader(data, none).trial().trouble()).isNotEmpty();
    }

    /** One that hangs is ended; five of them, and the rest is not tried. */
    @Test
    void pages_thatTakeTooLong_areGivenUp() throws Exception {
        Path program = folder.resolve("tesseract");
        Files.writeString(program, "#!/bin/sh\necho called >&2\nexec sleep 600\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path film =
                Clips.slides(folder, 3, List.of("First page", "Second", "Third one", "Fourth", "Fifth page", "Sixth"));
        SlideReader hanging = new SlideReader(
                TestTools.tools(),
                new TesseractInstallation(folder.toAbsolutePath()),
                new LanguageData(folder.toAbsolutePath(), List.of(ENGLISH)),
                MEMORY,
                Limits.reading().withTimeout(Duration.ofMillis(200)));

        assertThatThrownBy(() -> read(hanging, film)).isInstanceOf(ToolException.class);
        assertThat(scratch).isEmptyDirectory();
    }

    /** The data is as an admin put it there: whatever it is, the server and the film are none the worse. */
    @Test
    void data_thatIsNone_failsPages_andNothingElse() throws Exception {
        Files.write(folder.resolve("eng.traineddata"), new byte[4096]);
        Path film = Clips.slides(folder, 3, List.of("One", "Two"));

        assertThat(read(reader(LanguageData.at(folder), Limits.reading()), film))
                .isEmpty();
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void filmThatMoves_hasNoPages() throws Exception {
        Path film = Clips.browserReady(folder, 6, "320x180");

        assertThat(new SlideWatch(TestTools.tools(), MEMORY).pages(probe(film), film, scratch))
                .isEmpty();
    }
}
