package io.loggia.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.MediaId;
import io.loggia.search.HashedWords;
import io.loggia.search.TestMedia;
import io.loggia.search.index.FacetSide;
import io.loggia.search.index.HitOrder;
import io.loggia.search.index.IndexedMedia;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.index.Narrowing;
import io.loggia.search.index.Passage;
import io.loggia.search.index.PassageIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearSearchTest {

    private static final HashedWords MODEL = new HashedWords(512);
    private static final Clock CLOCK = Clock.fixed(TestMedia.NOW, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private MediaIndex items;
    private PassageIndex passages;

    @BeforeEach
    void open() {
        items = MediaIndex.open(folder.resolve("items"));
        passages = PassageIndex.open(folder.resolve("passages"));
    }

    @AfterEach
    void close() throws IOException {
        items.close();
        passages.close();
    }

    private MediaId put(TestMedia item) {
        IndexedMedia media = item.media();
        items.put(media);
        items.refresh();
        Map<String, float[]> vectors = new HashMap<>();
        for (Passage passage : passages.missing(media)) {
            vectors.put(passage.hash(), MODEL.of(passage.text()));
        }
        passages.put(media, vectors);
        passages.refresh();
        return media.id();
    }

    private List<SearchHit> beside(String text, Narrowing narrowing, int limit, double least) {
        SearchRequest request = new SearchRequest(text, narrowing, limit);
        SearchPage page = new MediaSearch(items, Vocabulary.plain(), CLOCK).search(TestMedia.EMPLOYEE, request);
        return new NearSearch(items, passages, Vocabulary.plain(), CLOCK)
                .beside(TestMedia.EMPLOYEE, request, page, MODEL.of(text), least, 5);
    }

    @Test
    void beside_otherWordsSameMeaning_leadsToTheSecond() {
        String[] lines = new String[20];
        Arrays.fill(lines, "pumps valves gaskets bearings");
        lines[18] = "urlaub";
        lines[19] = "urlaub";
        MediaId talk = put(TestMedia.titled("Rules").said("de", lines));

        List<SearchHit> hits = beside("vacation", Narrowing.none(), 24, 0.2);

        assertThat(hits).singleElement().satisfies(hit -> {
            assertThat(hit.item().id()).isEqualTo(talk);
            assertThat(hit.moments()).singleElement().satisfies(moment -> {
                assertThat(moment.start()).isEqualTo(Duration.ofMinutes(3));
                assertThat(moment.source()).isEqualTo(Moment.Source.SPEECH);
                assertThat(moment.snippetHtml()).contains("urlaub");
            });
        });
    }

    @Test
    void beside_meaningOnASlide_leadsToWhereItIsShown() {
        put(TestMedia.titled("Rules").slide(0, "pumps valves gaskets").slide(200, "urlaub"));

        assertThat(beside("vacation", Narrowing.none(), 24, 0.2))
                .singleElement()
                .satisfies(hit -> assertThat(hit.moments()).singleElement().satisfies(moment -> {
                    assertThat(moment.start()).isEqualTo(Duration.ofSeconds(200));
                    assertThat(moment.source()).isEqualTo(Moment.Source.SLIDE);
                }));
    }

    @Test
    void beside_whatTheWordsFind_isLeftOutOnWhicheverPage() {
        put(TestMedia.titled("vacation"));
        put(TestMedia.titled("vacation again"));
        MediaId other = put(TestMedia.titled("leave"));

        assertThat(beside("vacation", Narrowing.none(), 1, 0.2))
                .extracting(hit -> hit.item().id())
                .containsExactly(other);
    }

    @Test
    void beside_unlike_isLeftOut() {
        put(TestMedia.titled("leave and forms and signatures"));

        assertThat(beside("vacation", Narrowing.none(), 24, 0.9)).isEmpty();
        assertThat(beside("vacation", Narrowing.none(), 24, 0.3)).hasSize(1);
    }

    @Test
    void beside_choices_areKept() {
        put(TestMedia.titled("leave"));

        assertThat(beside("vacation", Narrowing.none().with(FacetSide.KIND, "AUDIO"), 24, 0))
                .isEmpty();
        assertThat(beside("vacation before:2020", Narrowing.none(), 24, 0)).isEmpty();
    }

    @Test
    void beside_anItemGone_isNotShownThoughItsPassagesAre() {
        MediaId gone = put(TestMedia.titled("leave"));
        items.remove(gone);
        items.refresh();

        assertThat(beside("vacation", Narrowing.none(), 24, 0)).isEmpty();
    }

    @Test
    void beside_titlesWithMarkup_areEscaped() {
        put(TestMedia.titled("<b>leave</b>").described("<i>x</i>"));

        assertThat(beside("vacation", Narrowing.none(), 24, 0.1))
                .singleElement()
                .satisfies(hit -> {
                    assertThat(hit.titleHtml()).isEqualTo("&lt;b&gt;leave&lt;/b&gt;");
                    assertThat(hit.snippetHtml()).isEqualTo("&lt;i&gt;x&lt;/i&gt;");
                    assertThat(hit.moments()).isEmpty();
                });
    }

    @Test
    void question_plainWords_areAsked() {
        assertThat(question("how do I  ask for leave?")).isEqualTo("how do I ask for leave?");
        assertThat(question("leave after:2024")).isEqualTo("leave");
    }

    @Test
    void question_signsThatWordsMustBeSo_areNone() {
        for (String text :
                List.of("", "\"annual leave\"", "leave -parents", "title:leave", "leave OR holiday", "after:2024")) {
            assertThat(question(text)).as(text).isEmpty();
        }
        assertThat(NearSearch.question(new SearchRequest("leave", Narrowing.none(), HitOrder.NEWEST, List.of(), 24)))
                .isEmpty();
        assertThat(NearSearch.question(
                        new SearchRequest("leave", Narrowing.none(), HitOrder.RELEVANCE, List.of(7), 24)))
                .isEmpty();
    }

    private static String question(String text) {
        return NearSearch.question(new SearchRequest(text, Narrowing.none(), 24))
                .orElse("");
    }
}
