package io.loggia.search.query;

import static io.loggia.search.TestMedia.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.MediaId;
import io.loggia.search.SearchFixture;
import io.loggia.search.TestMedia;
import io.loggia.search.analysis.Tongue;
import io.loggia.search.index.FacetSide;
import io.loggia.search.index.Narrowing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an item's page shows of a search is what the search showed of the item. */
class MomentsTest {

    @TempDir
    Path folder;

    @AutoClose
    private SearchFixture search;

    private TestMedia talk;

    @BeforeEach
    void open() {
        search = new SearchFixture(folder);
        talk = titled("Merger")
                .chapter(5, "Merger talks")
                .said(
                        "en",
                        "José Lee: please lock the",
                        "José Lee: door behind you",
                        "x",
                        "Joanna Roe: the merger is a secret",
                        "x",
                        "Ann Roe: no merger without the door",
                        "x",
                        "José Lee: open the tunnel");
        search.speaking(
                new Vocabulary(List.of(new Vocabulary.Group(Tongue.STANDARD, List.of("vpn", "tunnel"))), Map.of()));
        search.with(talk, titled("Other").said("en", "the merger of others"));
    }

    private List<Moment> moments(String text, Narrowing narrowing) {
        return search.at(TestMedia.NOW)
                .moments(TestMedia.EMPLOYEE, talk.media().id(), text, narrowing, false)
                .moments();
    }

    private List<Long> seconds(String text) {
        return moments(text, Narrowing.none()).stream()
                .map(moment -> moment.start().toSeconds())
                .toList();
    }

    private void assertAsInSearch(String text, Narrowing narrowing) {
        SearchHit hit = search.search(text, narrowing).hits().stream()
                .filter(one -> one.item().id().equals(talk.media().id()))
                .findFirst()
                .orElseThrow();
        assertThat(moments(text, narrowing)).as(text).containsAll(hit.moments()).hasSize(hit.momentCount());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a phrase over the border of two cues | \"lock the door\" | 0",
                "a typing error | mergre | 5,30,50",
                "a typing error beside a word | mergre secret | 5,30",
                "a synonym | vpn | 70",
                "a speaker, whatever the accents, from where they begin | speaker:jose door | 0",
                "a speaker whose name another one begins with | merger speaker:ann | 50",
                "a speaker in a phrase | merger speaker:\"ann roe\" | 50",
                "either of two speakers | merger speaker:ann OR speaker:joanna | 30,50",
                "a speaker that is but an alternative | tunnel OR speaker:ann | 70",
                "an exclusion | merger -others | 5,30,50",
                "a beginning | tunn* | 70"
            })
    void moments_ofWhateverWasTyped_areThoseOfTheSearch(String what, String text, String expected) {
        assertThat(seconds(text).stream().map(String::valueOf).toList())
                .as(what)
                .containsExactly(expected.split(",", -1));
        assertAsInSearch(text, Narrowing.none());
    }

    @Test
    void moment_beginsWithTheTurnOrTheSentence_inWhichTheWordsStand() {
        TestMedia long40 = titled("Long turn")
                .said(
                        "en",
                        "Ann: my turn begins here",
                        "Ann: and goes on. Now a sentence",
                        "Ann: reaches over",
                        "Ann: the zeppelin and",
                        "Ann: ends. It flies",
                        "Ben: the balloon is mine",
                        "Ben: and has a gondola");
        search.with(long40);

        assertThat(starts(long40, "balloon")).as("of a turn").containsExactly(50L);
        assertThat(starts(long40, "gondola")).as("in a turn that began lately").containsExactly(50L);
        assertThat(starts(long40, "zeppelin")).as("in a long turn").containsExactly(10L);
        assertThat(starts(long40, "flies"))
                .as("in a cue that begins with the end of another sentence")
                .containsExactly(40L);
    }

    private List<Long> starts(TestMedia item, String text) {
        return search
                .at(TestMedia.NOW)
                .moments(TestMedia.EMPLOYEE, item.media().id(), text, Narrowing.none(), false)
                .moments()
                .stream()
                .map(moment -> moment.start().toSeconds())
                .toList();
    }

    @Test
    void moments_ofChosenSpeaker_areThoseOfTheSearch() {
        Narrowing joanna = Narrowing.none().with(FacetSide.SPEAKER, "joanna roe");

        assertThat(moments("merger", joanna))
                .extracting(moment -> moment.start().toSeconds())
                .containsExactly(30L);
        assertAsInSearch("merger", joanna);
    }

    @Test
    void moments_thatHoldLess_areCountedAndShownOnDemand() {
        MediaSearch all = search.at(TestMedia.NOW);
        MediaId id = talk.media().id();

        ItemMoments best = all.moments(TestMedia.EMPLOYEE, id, "merger secret ", Narrowing.none(), false);
        ItemMoments also = all.moments(TestMedia.EMPLOYEE, id, "merger secret ", Narrowing.none(), true);

        assertThat(best.weaker()).isPositive();
        assertThat(also.weaker()).isZero();
        assertThat(also.moments())
                .containsAll(best.moments())
                .hasSize(best.moments().size() + best.weaker());
        assertThat(also.moments())
                .extracting(moment -> moment.start().toSeconds())
                .contains(30L, 50L);
    }

    @Test
    void moments_ofAnItemThatTheSearchLeavesOut_areNone() {
        assertThat(seconds("merger -secret")).isEmpty();
        assertThat(seconds("merger speaker:nobody")).isEmpty();
    }
}
