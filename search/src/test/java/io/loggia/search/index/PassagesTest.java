package io.loggia.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loggia.search.TestMedia;
import io.loggia.search.index.Passage.Source;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PassagesTest {

    @Test
    void of_item_beginsWithDetailsAndChapters() {
        List<Passage> passages = Passages.of(TestMedia.titled("Leave")
                .described("How to ask for it")
                .chapter(0, "Welcome")
                .chapter(65, "The form")
                .chapter(70, " ")
                .media());

        assertThat(passages)
                .extracting(Passage::source, Passage::start, Passage::text)
                .containsExactly(
                        tuple(Source.DETAILS, Duration.ZERO, "Leave\nHow to ask for it"),
                        tuple(Source.CHAPTER, Duration.ZERO, "Welcome"),
                        tuple(Source.CHAPTER, Duration.ofSeconds(65), "The form"));
    }

    @Test
    void of_speech_endsWithASentenceAfterAMinute() {
        String[] lines = IntStream.range(0, 20)
                .mapToObj(i -> i == 7 ? "and that is all." : "Ann: some words that go on")
                .toArray(String[]::new);

        List<Passage> said = said(TestMedia.titled("Talk").said("en", lines));

        // Lines take ten seconds: the first ends with the sentence, the next when it is long.
        assertThat(said)
                .extracting(Passage::start)
                .containsExactly(Duration.ZERO, Duration.ofSeconds(80), Duration.ofSeconds(170));
        assertThat(said.getFirst().text()).startsWith("some words").endsWith("and that is all.");
        assertThat(said.getFirst().speakers()).containsExactly("ann");
        assertThat(said.getFirst().language()).isEqualTo("en");
    }

    @Test
    void of_muchInShortTime_isCutByWordsAndCharacters() {
        String many = "word ".repeat(150);
        String unbroken = "\u8a71".repeat(4_000);

        assertThat(said(TestMedia.titled("Fast").said("en", many, many))).hasSize(2);
        assertThat(said(TestMedia.titled("Dense").said("ja", unbroken)))
                .allSatisfy(passage -> assertThat(passage.text()).hasSize(1_500));
    }

    @Test
    void of_slides_areJoinedForAMinuteAndEndWithASlide() {
        List<Passage> slides = of(
                Source.SLIDE,
                TestMedia.titled("Lecture")
                        .said("en", "so much for that")
                        .slide(0, "Pumps\n centrifugal")
                        .slide(20, "Pumps that move oil")
                        .slide(58, "Valves")
                        .slide(70, " ")
                        .slide(80, "Gaskets")
                        .slide(400, "Questions"));

        assertThat(slides)
                .extracting(Passage::start, Passage::text)
                .containsExactly(
                        tuple(Duration.ZERO, "Pumps centrifugal\nPumps that move oil\nValves"),
                        tuple(Duration.ofSeconds(80), "Gaskets"),
                        tuple(Duration.ofSeconds(400), "Questions"));
        assertThat(slides).allSatisfy(slide -> assertThat(slide.language()).isEqualTo("und"));
    }

    @Test
    void of_slidesThatNeverEnd_areBounded() {
        TestMedia film = TestMedia.titled("Noise");
        for (int i = 0; i < 2_000; i++) {
            film.slide(i * 100, "misread " + i);
        }

        assertThat(of(Source.SLIDE, film)).hasSize(300);
    }

    @Test
    void of_oneWordChanged_changesOneHash() {
        String[] before = IntStream.range(0, 30).mapToObj(i -> "line " + i).toArray(String[]::new);
        String[] after = before.clone();
        after[15] = "line fifteen";

        List<String> was = said(TestMedia.titled("Talk").said("en", before)).stream()
                .map(Passage::hash)
                .toList();
        List<String> is = said(TestMedia.titled("Talk").said("en", after)).stream()
                .map(Passage::hash)
                .toList();

        assertThat(is).hasSameSizeAs(was);
        assertThat(is.stream().filter(hash -> !was.contains(hash))).hasSize(1);
    }

    private static List<Passage> said(TestMedia item) {
        return of(Source.SPEECH, item);
    }

    private static List<Passage> of(Source source, TestMedia item) {
        return Passages.of(item.media()).stream()
                .filter(passage -> passage.source() == source)
                .toList();
    }
}
