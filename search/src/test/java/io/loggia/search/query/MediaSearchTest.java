package io.loggia.search.query;

import static io.loggia.search.TestMedia.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.ChannelId;
import io.loggia.domain.MediaKind;
import io.loggia.search.SearchFixture;
import io.loggia.search.TestMedia;
import io.loggia.search.index.Narrowing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaSearchTest {

    @TempDir
    Path folder;

    private SearchFixture search;

    @BeforeEach
    void open() {
        search = new SearchFixture(folder);
    }

    @AfterEach
    void close() throws IOException {
        search.close();
    }

    @Test
    void search_wordInSeveralPlaces_ranksTitleThenTagThenDescriptionThenSpeech() {
        search.with(
                titled("Spoken").said("en", "we talk about budget now"),
                titled("Described").described("About the budget of the year"),
                titled("Tagged").tagged("budget"),
                titled("The budget"));

        assertThat(search.titles("budget")).containsExactly("The budget", "Tagged", "Described", "Spoken");
    }

    @Test
    void search_severalWords_demandsAllOfThemWhereverTheyStand() {
        search.with(
                titled("Safety at work").said("en", "wear your helmet"),
                titled("Safety").said("en", "wear your gloves"));

        assertThat(search.titles("safety helmet")).containsExactly("Safety at work");
    }

    @Test
    void search_wordsSideBySide_ranksAboveWordsFarApart() {
        search.with(
                titled("Far").said("en", "fire is hot", "and a lot of other things besides that", "the drill is loud"),
                titled("Near").said("en", "a test of patience and more", "the fire drill begins"));

        assertThat(search.titles("fire drill")).containsExactly("Near", "Far");
    }

    @Test
    void search_phrase_matchesInOrderOnly_alsoAcrossCues() {
        search.with(
                titled("Across").said("en", "please lock the", "door behind you"),
                titled("Apart").said("en", "the lock of a door"));

        assertThat(search.titles("\"lock the door\"")).containsExactly("Across");
        assertThat(search.first("\"lock the door\"").moments().getFirst())
                .isEqualTo(new Moment(Duration.ZERO, "please <mark>lock the door</mark> behind you", null, "en"));
    }

    @Test
    void search_exclusion_removesItems() {
        search.with(titled("Java island"), titled("Java language"));

        assertThat(search.titles("java -island")).containsExactly("Java language");
        assertThat(search.titles("-island")).containsExactly("Java language");
    }

    @Test
    void search_lastWordUnfinished_matchesItsBeginning() {
        search.with(titled("Kubernetes for all").said("en", "containers everywhere"));

        assertThat(search.titles("kuber")).hasSize(1);
        assertThat(search.titles("kuber containers")).isEmpty();
        assertThat(search.titles("kubernetes contai")).hasSize(1);
    }

    @Test
    void search_inflectedWord_isFoundInItsLanguage() {
        search.with(
                titled("English").said("en-GB", "She deployed it after the meetings"),
                titled("German").said("de", "Die Häuser in der Straße"));

        assertThat(search.titles("deploy meeting ")).containsExactly("English");
        assertThat(search.titles("haus strasse ")).containsExactly("German");
        assertThat(search.titles("Haeuser ")).containsExactly("German");
    }

    @Test
    void search_otherLanguages_foldsAndSegments() {
        search.with(
                titled("French").said("fr", "Une élève très ÉLÉGANTE"),
                titled("Japanese").said("ja", "安全衛生の研修を受けてください"));

        assertThat(search.titles("elegante ")).containsExactly("French");
        assertThat(search.titles("研修")).containsExactly("Japanese");
    }

    @Test
    void search_typingError_isForgivenAndCorrected() {
        search.with(titled("Compliance training").said("en", "harassment has no place here"));

        SearchPage page = search.search("harrassment trainning ");

        assertThat(page.hits()).hasSize(1);
        assertThat(page.suggestion()).isEqualTo("harassment training ");
    }

    @Test
    void search_questionAsSpoken_needsNoStopWordAndForgivesAWord() {
        search.with(titled("Networking").said("en", "to configure the vpn on your laptop press start"));

        assertThat(search.titles("how do I configure the vpn on my laptop?")).hasSize(1);
        assertThat(search.titles("configure vpn laptop windows")).hasSize(1);
    }

    @Test
    void search_moments_nameSecondSpeakerAndLanguage() {
        search.with(titled("Talk")
                .said("en", "Ann: hello all", "Ann: the deadline is near", "Ben: which deadline", "Ben: bye", "so")
                .said("de", "Die Deadline naht"));

        SearchHit hit = search.first("deadline");

        assertThat(hit.momentCount()).isEqualTo(2);
        assertThat(hit.moments())
                .containsExactly(
                        new Moment(Duration.ZERO, "Die <mark>Deadline</mark> naht", null, "de"),
                        new Moment(
                                Duration.ofSeconds(10),
                                "the <mark>deadline</mark> is near which <mark>deadline</mark>",
                                "Ann",
                                "en"));
    }

    @Test
    void search_momentsWithAllWords_pushAsideThoseWithFewer() {
        search.with(titled("Talk").said("en", "the tax", "nothing", "nothing more", "a tax form here", "done"));

        SearchHit hit = search.first("tax form");

        assertThat(hit.momentCount()).isEqualTo(1);
        assertThat(hit.moments().getFirst().start()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void search_manyMoments_showsThreeAndCountsAll() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            lines.add(i % 2 == 0 ? "the invoice again" : "something else");
        }
        search.with(titled("Talk").said("en", lines.toArray(String[]::new)));

        SearchHit hit = search.first("invoice");

        assertThat(hit.moments()).hasSize(3);
        assertThat(hit.momentCount()).isEqualTo(10);
    }

    @Test
    void search_facets_countSidewaysAndNarrow() {
        ChannelId sales = ChannelId.random();
        ChannelId legal = ChannelId.random();
        search.with(
                titled("Contract one").channel(sales, "Sales").in("en"),
                titled("Contract two").channel(legal, "Legal").in("en").audio(),
                titled("Contract three").channel(legal, "Legal").said("de", "Vertrag"),
                titled("Other").channel(legal, "Legal"));

        SearchPage all = search.search("contract");
        assertThat(all.total()).isEqualTo(3);
        assertThat(all.channels())
                .containsExactlyInAnyOrder(
                        new FacetCount(legal.toString(), "Legal", 2), new FacetCount(sales.toString(), "Sales", 1));
        assertThat(all.languages()).containsExactly(new FacetCount("en", "", 2), new FacetCount("de", "", 1));

        SearchPage narrowed = search.search("contract", new Narrowing(MediaKind.VIDEO, legal, null, null, null));
        assertThat(narrowed.total()).isEqualTo(1);
        assertThat(narrowed.hits().getFirst().item().title()).isEqualTo("Contract three");
        assertThat(narrowed.kinds())
                .containsExactlyInAnyOrder(new FacetCount("VIDEO", "", 1), new FacetCount("AUDIO", "", 1));
        assertThat(narrowed.channels())
                .containsExactlyInAnyOrder(
                        new FacetCount(legal.toString(), "Legal", 1), new FacetCount(sales.toString(), "Sales", 1));
        assertThat(search.search("contract", new Narrowing(null, null, "de", null, null))
                        .hits())
                .hasSize(1);
    }

    @Test
    void search_speakerAndTime_narrowHitsAndMoments() {
        search.with(
                titled("Both").said("en", "Ann: the merger", "x", "y", "Ben: merger talks"),
                titled("Ann alone").said("en", "Ann: merger").createdAt(TestMedia.NOW.minusSeconds(100)));

        SearchPage ben = search.search("merger", new Narrowing(null, null, null, "ben", null));
        assertThat(ben.hits()).hasSize(1);
        assertThat(ben.hits().getFirst().moments()).extracting(Moment::start).containsExactly(Duration.ofSeconds(30));
        assertThat(search.search("merger", new Narrowing(null, null, null, null, TestMedia.NOW))
                        .total())
                .isEqualTo(1);
    }

    @Test
    void search_blank_browsesNewestFirst() {
        search.with(
                titled("Old").createdAt(TestMedia.NOW.minusSeconds(1)),
                titled("New"),
                titled("Older").createdAt(TestMedia.NOW.minusSeconds(2)));

        assertThat(search.titles("  ")).containsExactly("New", "Old", "Older");
    }

    @Test
    void search_pages_followEachOtherWithoutGapOrRepeat() {
        for (int i = 0; i < 150; i++) {
            search.index.put(titled("Lesson " + i).said("en", "lesson one").media());
        }
        search.index.refresh();

        List<String> seen = new ArrayList<>();
        Integer offset = 0;
        while (offset != null) {
            SearchPage page = search.search(
                    TestMedia.EMPLOYEE, TestMedia.NOW, new SearchRequest("lesson one", Narrowing.none(), offset, 40));
            page.hits().forEach(hit -> seen.add(hit.item().title()));
            offset = page.nextOffset();
        }

        assertThat(seen).hasSize(150).doesNotHaveDuplicates();
    }
}
