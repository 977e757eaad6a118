package io.loggia.media.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.Cue;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.ProbeLimits;
import io.loggia.media.probe.Prober;
import io.loggia.media.run.TestTools;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoClipMakerTest {

    @TempDir
    Path folder;

    @Test
    void everyScript_becomesMediaThatBrowsersPlay() throws Exception {
        Prober prober = new Prober(TestTools.tools(), ProbeLimits.DEFAULT);
        DemoClipMaker maker = new DemoClipMaker(TestTools.tools());

        for (DemoClip clip : DemoScripts.all()) {
            MediaInfo info = prober.probe(maker.make(clip, folder));

            assertThat(info.browserReady()).as(clip.fileName()).isTrue();
            assertThat(info.video() == null).isEqualTo(clip.isSound());
            assertThat(info.duration()).isCloseTo(clip.length(), Duration.ofMillis(200));
        }
    }

    @Test
    void cues_fillTheClip_inOrder() {
        for (DemoClip clip : DemoScripts.all()) {
            List<Cue> cues = clip.cues();

            assertThat(cues).isSortedAccordingTo(java.util.Comparator.comparing(Cue::start));
            assertThat(cues.getLast().end()).isLessThanOrEqualTo(clip.length());
            assertThat(clip.length()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(40));
        }
    }
}
