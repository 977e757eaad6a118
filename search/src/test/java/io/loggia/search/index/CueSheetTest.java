package io.loggia.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.Cue;
import io.loggia.search.analysis.Tongue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CueSheetTest {

    private static final List<String> TEXTS =
            List.of("", "plain words", "Grüße, Jürgen", "研修を\n受ける", "\ud83d\ude00 fun");
    private static final List<String> LANGUAGES = List.of("en", "en-GB", "de", "fr", "ja");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void cueAt_everyCharacter_leadsBackToItsCue(long seed) {
        Random random = new Random(seed);
        List<Transcript> transcripts = new ArrayList<>();
        for (String language : LANGUAGES) {
            List<Cue> cues = new ArrayList<>();
            for (int i = random.nextInt(30); i > 0; i--) {
                Duration start = Duration.ofMillis(random.nextInt(1_000_000));
                String speaker = random.nextBoolean() ? null : "Speaker " + random.nextInt(3);
                cues.add(new Cue(start, start.plusMillis(1), speaker, TEXTS.get(random.nextInt(TEXTS.size()))));
            }
            transcripts.add(new Transcript(language, cues));
        }
        CueSheetWriter written = new CueSheetWriter(transcripts);
        CueSheet sheet = new CueSheet(written.bytes());

        List<Transcript> inOrder = new ArrayList<>();
        for (Tongue tongue : Tongue.all()) {
            transcripts.stream()
                    .filter(transcript -> Tongue.of(transcript.language()) == tongue)
                    .forEach(inOrder::add);
        }
        int cue = 0;
        for (Transcript transcript : inOrder) {
            Tongue tongue = Tongue.of(transcript.language());
            for (Cue expected : transcript.cues()) {
                assertThat(sheet.start(cue)).isEqualTo(expected.start());
                assertThat(sheet.speaker(cue)).isEqualTo(expected.speaker());
                assertThat(sheet.language(cue)).isEqualTo(transcript.language());
                assertThat(sheet.text(cue, cue)).isEqualTo(expected.text());
                for (int i = 0; i < expected.text().length(); i++) {
                    assertThat(sheet.cueAt(tongue, sheet.offset(cue) + i)).isEqualTo(cue);
                }
                cue++;
            }
        }
        assertThat(sheet.count()).isEqualTo(cue);
    }
}
