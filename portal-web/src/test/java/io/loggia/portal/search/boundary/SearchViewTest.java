package io.loggia.portal.search.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.ChannelId;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.portal.platform.control.Cursor;
import io.loggia.search.index.StoredItem;
import io.loggia.search.query.FacetCount;
import io.loggia.search.query.Moment;
import io.loggia.search.query.SearchHit;
import io.loggia.search.query.SearchPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchViewTest {

    private final SearchHit shown = hit("Shown");
    private final SearchHit withdrawn = hit("Withdrawn");

    private static SearchHit hit(String title) {
        StoredItem item = new StoredItem(
                MediaId.random(),
                title,
                "",
                MediaKind.VIDEO,
                ChannelId.random(),
                "Safety",
                Instant.EPOCH,
                Duration.ofMillis(61_500));
        return new SearchHit(
                item, title, null, List.of(new Moment(Duration.ofMillis(1_250), "<mark>x</mark>", null, "en")), 4);
    }

    private SearchPage page(List<FacetCount> languages) {
        return new SearchPage(
                List.of(shown, withdrawn),
                List.of(new FacetCount("VIDEO", "", 2)),
                List.of(),
                languages,
                2,
                null,
                24,
                false);
    }

    @Test
    void result_itemWithdrawnMeanwhile_isLeftOut() {
        SearchResult result =
                SearchView.result(page(List.of()), Map.of(shown.item().id(), Optional.of("/media/x/poster.jpg")));

        assertThat(result.items()).extracting(SearchResult.Hit::title).containsExactly("Shown");
        assertThat(result.items().getFirst().posterUrl()).isEqualTo("/media/x/poster.jpg");
    }

    @Test
    void result_times_areDecimalSeconds() {
        SearchResult.Hit hit = SearchView.result(
                        page(List.of()), Map.of(shown.item().id(), Optional.of("/media/x/poster.jpg")))
                .items()
                .getFirst();

        assertThat(hit.durationSeconds()).isEqualTo(61.5);
        assertThat(hit.moments().getFirst().startSeconds()).isEqualTo(1.25);
        assertThat(hit.momentCount()).isEqualTo(4);
    }

    @Test
    void result_facets_carryNamesForPeople() {
        SearchResult result = SearchView.result(page(List.of(new FacetCount("de-CH", "", 1))), Map.of());

        assertThat(result.facets().kind()).containsExactly(new SearchResult.FacetCount("VIDEO", "Video", 2));
        assertThat(result.facets().language())
                .containsExactly(new SearchResult.FacetCount("de-CH", "German (Switzerland)", 1));
    }

    @Test
    void result_furtherPage_isNamedByCursor() {
        assertThat(SearchView.result(page(List.of()), Map.of()).next()).isEqualTo(Cursor.encode("24"));
    }
}
