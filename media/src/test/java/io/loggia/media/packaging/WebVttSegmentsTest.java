package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.Cue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebVttSegmentsTest {

    private static final List<Cue> CUES = List.of(
            cue(1_000, 2_500, "Mind the <gap>"),
            cue(2_000, 4_000, "Zwei zugleich"),
            new Cue(Duration.ofSeconds(29), Duration.ofSeconds(31), "Ada", "Across the border"));

    private static Cue cue(long from, long to, String text) {
        return new Cue(Duration.ofMillis(from), Duration.ofMillis(to), null, text);
    }

    private static ByteBuffer segment(int number) {
        return ByteBuffer.wrap(WebVttSegments.segment(
                CUES, number, Duration.ofSeconds(30L * number), Duration.ofSeconds(30L * (number + 1))));
    }

    /** Of a sample: how long it is shown, and what its boxes hold. */
    private record Sample(int duration, String content) {}

    private static List<Sample> samples(ByteBuffer bytes) {
        Boxes.Box fragment = Boxes.inside(bytes, new Boxes.Box("", 0, 0, bytes.limit()), "moof");
        Boxes.Box run = Boxes.inside(bytes, Boxes.inside(bytes, fragment, "traf"), "trun");
        int data = bytes.getInt(run.body() + 8);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < bytes.getInt(run.body() + 4); i++) {
            int size = bytes.getInt(run.body() + 16 + i * 8);
            byte[] content = new byte[size];
            bytes.get(data, content);
            samples.add(new Sample(bytes.getInt(run.body() + 12 + i * 8), new String(content, StandardCharsets.UTF_8)));
            data += size;
        }
        assertThat(data).as("the samples fill the segment").isEqualTo(bytes.limit());
        return samples;
    }

    @Test
    void sample_isWhatIsOnTheScreenUntilThatChanges() {
        List<Sample> samples = samples(segment(0));

        assertThat(samples).extracting(Sample::duration).containsExactly(1_000, 1_000, 500, 1_500, 25_000, 1_000);
        assertThat(samples.get(0).content()).contains("vtte");
        assertThat(samples.get(1).content()).contains("payl", "Mind the &lt;gap&gt;");
        assertThat(samples.get(2).content()).contains("Mind the", "Zwei zugleich");
        assertThat(samples.get(3).content()).contains("Zwei zugleich").doesNotContain("Mind the");
        assertThat(samples.get(5).content()).contains("<v Ada>Across the border");
    }

    @Test
    void segment_beginsWhereTheOneBeforeEnds_withWhatIsStillShown() {
        ByteBuffer bytes = segment(1);
        Boxes.Box fragment = Boxes.inside(bytes, new Boxes.Box("", 0, 0, bytes.limit()), "moof");
        Boxes.Box begin = Boxes.inside(bytes, Boxes.inside(bytes, fragment, "traf"), "tfdt");

        assertThat(bytes.getLong(begin.body() + 4)).isEqualTo(30_000);
        List<Sample> samples = samples(bytes);
        assertThat(samples).extracting(Sample::duration).containsExactly(1_000, 29_000);
        assertThat(samples.get(0).content()).contains("<v Ada>Across the border");
    }

    @Test
    void initialisation_tellsLanguageAndKind() {
        byte[] init = WebVttSegments.initialisation("pt-BR");
        ByteBuffer bytes = ByteBuffer.wrap(init);
        Boxes.Box whole = new Boxes.Box("", 0, 0, bytes.limit());
        Boxes.Box media = Boxes.inside(bytes, Boxes.inside(bytes, Boxes.inside(bytes, whole, "moov"), "trak"), "mdia");
        String text = new String(init, StandardCharsets.ISO_8859_1);

        assertThat(text).contains("cwvt", "vttCWEBVTT", "pt-BR");
        int language = bytes.getShort(Boxes.inside(bytes, media, "mdhd").body() + 20);
        assertThat(letter(language >> 10) + letter(language >> 5) + letter(language))
                .isEqualTo("por");
        assertThat(WebVttSegments.initialisation("mis-x")).isNotEmpty();
    }

    private static String letter(int bits) {
        return Character.toString((bits & 0x1F) + 0x60);
    }
}
