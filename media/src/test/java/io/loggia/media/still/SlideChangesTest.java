package io.loggia.media.still;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.ProbeLimits;
import io.loggia.media.probe.Prober;
import io.loggia.media.run.Clips;
import io.loggia.media.run.TestTools;
import io.loggia.media.still.SlideChanges.Look;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlideChangesTest {

    @TempDir
    Path folder;

    /** Two pictures a second; at some seconds the slide changes. */
    private static List<Look> lecture(int seconds, Set<Integer> changes, double between) {
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < seconds * 2; i++) {
            boolean turned = i % 2 == 0 && changes.contains(i / 2);
            looks.add(new Look(Duration.ofMillis(i * 500L), turned ? 0.2 : between));
        }
        return looks;
    }

    @Test
    void slidesOfALecture_beginChapters() {
        assertThat(SlideChanges.of(lecture(300, Set.of(60, 150, 240), 0.001), Duration.ofSeconds(300)))
                .containsExactly(
                        Duration.ZERO, Duration.ofSeconds(60), Duration.ofSeconds(150), Duration.ofSeconds(240));
    }

    @Test
    void changesInQuickSuccession_areOne() {
        assertThat(SlideChanges.of(lecture(300, Set.of(60, 62, 70, 150, 299), 0.001), Duration.ofSeconds(300)))
                .containsExactly(Duration.ZERO, Duration.ofSeconds(60), Duration.ofSeconds(150));
    }

    @Test
    void filmThatMoves_isNoLecture() {
        assertThat(SlideChanges.of(lecture(300, Set.of(60, 150, 240), 0.02), Duration.ofMinutes(5)))
                .isEmpty();
    }

    @Test
    void longLecture_hasNoMoreChaptersThanFitAList() {
        Set<Integer> all = Set.copyOf(java.util.stream.IntStream.range(1, 7200)
                .filter(i -> i % 20 == 0)
                .boxed()
                .toList());

        assertThat(SlideChanges.of(lecture(7200, all, 0), Duration.ofHours(2))).hasSizeLessThanOrEqualTo(61);
    }

    @Test
    void nothing_givesNothing() {
        assertThat(SlideChanges.of(List.of(), Duration.ofSeconds(60))).isEmpty();
        assertThat(SlideChanges.of(lecture(60, Set.of(30), 0), Duration.ofSeconds(60)))
                .as("one change makes no chapters")
                .isEmpty();
    }

    @Test
    void pages_followEachOther_withThoseThatGetALine_withoutThoseLeafedThrough() {
        List<Look> looks = new ArrayList<>(lecture(60, Set.of(10, 30, 31), 0.001));
        looks.set(40, new Look(Duration.ofSeconds(20), 0.01));

        assertThat(SlideChanges.pages(looks, Duration.ofSeconds(60)))
                .containsExactly(page(0, 10), page(10, 20), page(20, 30), page(31, 60));
        assertThat(SlideChanges.pages(lecture(60, Set.of(30), 0.02), Duration.ofSeconds(60)))
                .isEmpty();
        assertThat(SlideChanges.pages(List.of(), Duration.ofSeconds(60))).isEmpty();
    }

    @Test
    void pages_areNoMoreThanCanBeRead() {
        Set<Integer> all = Set.copyOf(java.util.stream.IntStream.range(1, 7200)
                .filter(i -> i % 32 == 0)
                .boxed()
                .toList());

        assertThat(SlideChanges.pages(lecture(7200, all, 0), Duration.ofHours(2)))
                .hasSizeBetween(200, 240);
    }

    private static SlideChanges.Page page(int from, int to) {
        return new SlideChanges.Page(Duration.ofSeconds(from), Duration.ofSeconds(to));
    }

    @Test
    void watch_findsTheSlidesOfAFilm() throws Exception {
        Path clip = Clips.make(
                folder,
                "slides.mp4",
                "-f",
                "lavfi",
                "-i",
                "color=white:size=320x180:rate=5:duration=60,drawbox=x=20:y=20:w=120:h=60:color=navy:t=fill:enable=lt(t\\,20),"
                        + "drawbox=x=100:y=60:w=200:h=100:color=maroon:t=fill:enable=between(t\\,20\\,40),"
                        + "drawbox=x=10:y=90:w=300:h=80:color=green:t=fill:enable=gt(t\\,40)",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast");
        MediaInfo info = new Prober(TestTools.tools(), ProbeLimits.DEFAULT).probe(clip);
        Path scratch = Files.createDirectory(folder.resolve("scratch"));

        List<Duration> found = new SlideWatch(TestTools.tools(), 4L << 30).changes(info, clip, scratch);

        assertThat(found).hasSize(3);
        assertThat(found.get(1)).isBetween(Duration.ofSeconds(19), Duration.ofSeconds(21));
        assertThat(found.get(2)).isBetween(Duration.ofSeconds(39), Duration.ofSeconds(41));
        assertThat(scratch).isEmptyDirectory();
    }
}
