package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.plan.Span;
import io.loggia.media.probe.MediaInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an encode by spans comes to: the same as of the whole. */
class SpanEncoderTest extends SpanFilms {

    @Test
    void spans_inParallel_areTheSameAsOneByOne_andHaveThePicturesOfTheWhole() throws Exception {
        Path film = film("film.mkv", "30000/1001");
        MediaInfo info = prober.probe(film);
        List<Rung> rungs = List.of(new Rung(270, 23, UNBOUND), new Rung(144, 23, UNBOUND));
        List<Span> spans = planner.spans(info, 2);
        assertThat(spans).hasSize(3);

        encoder(3).run(work(film, info, spans, rungs, folder.resolve("k1")), out("parallel"), at -> {});
        encoder(1).run(work(film, info, spans, rungs, folder.resolve("k2")), out("serial"), at -> {});
        encoder(1).run(work(film, info, List.of(Span.WHOLE), rungs, folder.resolve("k3")), out("whole"), at -> {});

        assertThat(content(folder.resolve("parallel"))).isEqualTo(content(folder.resolve("serial")));
        for (String rendition : List.of("v270", "v144", "a0")) {
            assertThat(Timing.of(folder.resolve("parallel").resolve(rendition)))
                    .as(rendition)
                    .isEqualTo(Timing.of(folder.resolve("whole").resolve(rendition)))
                    .isNotEmpty();
        }
        assertThat(Timing.of(folder.resolve("whole/v270"))).startsWith("0+120120 120", "120120+120120 120");
        assertThat(Playlists.faults(folder.resolve("parallel"))).isEmpty();
        assertThat(SecondDecoder.frames(folder.resolve("parallel"), "v270")).isIn(SecondDecoder.SKIPPED, 780L);
    }

    @Test
    void fastSource_atHalfTheRateBelow720_keepsTheBorders() throws Exception {
        Path film = film("fast.mkv", "60000/1001");
        MediaInfo info = prober.probe(film);
        List<Rung> rungs = List.of(new Rung(720, 30, 3_000_000), new Rung(144, 23, 300_000));

        encoder(1).run(work(film, info, planner.spans(info, 3), rungs, folder.resolve("kept")), out("out"), at -> {});

        assertThat(Playlists.faults(folder.resolve("out"))).isEmpty();
        assertThat(Timing.of(folder.resolve("out/v720"))).startsWith("0+240240 240");
        assertThat(Timing.of(folder.resolve("out/v144"))).startsWith("0+120120 120");
    }

    @Test
    void growth_namesWholeSegmentsOnly_andOnlyAdds() throws Exception {
        Path film = film("film.mkv", "25");
        MediaInfo info = prober.probe(film);
        Path out = out("out");
        List<String> seen = new ArrayList<>();

        encoder(1)
                .grow(
                        work(film, info, planner.spans(info, 2), List.of(planner.firstRung(info)), folder.resolve("k")),
                        out,
                        () -> seen.add("playable " + Files.exists(out.resolve("master.m3u8"))),
                        at -> note(out.resolve("v270/index.m3u8"), seen));

        assertThat(seen.getFirst()).isEqualTo("playable true");
        List<String> states = seen.subList(1, seen.size());
        assertThat(states.stream().distinct().count())
                .as("it grew while it was looked at")
                .isGreaterThan(2);
        for (int i = 1; i < states.size(); i++) {
            assertThat(states.get(i)).startsWith(states.get(i - 1));
        }
        assertThat(states.getFirst()).contains("#EXT-X-PLAYLIST-TYPE:EVENT", "#EXT-X-START:TIME-OFFSET=0");
        assertThat(Files.readString(out.resolve("v270/index.m3u8"))).endsWith("#EXT-X-ENDLIST\n");
        assertThat(Playlists.faults(out)).isEmpty();
        assertThat(out.resolve("manifest.mpd")).exists();
    }

    private static void note(Path playlist, List<String> seen) {
        try {
            if (Files.exists(playlist)) {
                String text = Files.readString(playlist);
                seen.add(text);
                for (String line : text.lines().toList()) {
                    assertThat(line.startsWith("#") || Files.exists(playlist.resolveSibling(line)))
                            .as(line)
                            .isTrue();
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
