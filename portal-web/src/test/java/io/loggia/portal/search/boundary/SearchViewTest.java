package io.loggia.portal.search.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.ChannelId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.search.index.FacetSide;
import io.loggia.search.index.StoredItem;
import io.loggia.search.query.FacetCount;
import io.loggia.search.query.Moment;
import io.loggia.search.query.Moment.Source;
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
                item,
                title,
                null,
                List.of(new Moment(Duration.ofMillis(1_250), "<mark>x</mark>", null, "en", Source.SPEECH)),
                4);
    }

    private SearchPage page(List<FacetCount> languages) {
        return page(languages, false);
    }

    private SearchPage page(List<FacetCount> languages, boolean building) {
        return new SearchPage(
                List.of(shown, withdrawn),
                Map.of(FacetSide.KIND, List.of(new FacetCount("VIDEO", "", 2)), FacetSide.LANGUAGE, languages),
                2,
                null,
                List.of(7, -1),
                false,
                false,
                false,
                building,
                true,
                Map.of(FacetSide.KIND, 0, FacetSide.TAG, 7));
    }

    @Test
    void result_whatIsNotShown_isTold() {
        SearchResult result = SearchView.result(page(List.of()), List.of(), Map.of());

        assertThat(result.capped()).isTrue();
        assertThat(result.others()).containsExactly(Map.entry("tag", 7));
    }

    @Test
    void result_itemWithdrawnMeanwhile_isLeftOut() {
        SearchResult result = SearchView.result(
                page(List.of()), List.of(), Map.of(shown.item().id(), Optional.of("/media/x/poster.jpg")));

        assertThat(result.items()).extracting(SearchResult.Hit::title).containsExactly("Shown");
        assertThat(result.items().getFirst().posterUrl()).isEqualTo("/media/x/poster.jpg");
    }

    @Test
    void result_besideTheHits_isLeftOutWhereWithdrawn() {
        SearchResult result = SearchView.result(
                page(List.of()), List.of(withdrawn, shown), Map.of(shown.item().id(), Optional.empty()));

        assertThat(result.also()).extracting(SearchResult.Hit::title).containsExactly("Shown");
        assertThat(result.total()).isEqualTo(2);
    }

    @Test
    void result_whileTheIndexIsBuilt_saysSo() {
        assertThat(SearchView.result(page(List.of(), true), List.of(), Map.of()).building())
                .isTrue();
        assertThat(SearchView.result(page(List.of()), List.of(), Map.of()).building())
                .isFalse();
    }

    @Test
    void result_times_areDecimalSeconds() {
        SearchResult.Hit hit = SearchView.result(
                        page(List.of()), List.of(), Map.of(shown.item().id(), Optional.of("/media/x/poster.jpg")))
                .items()
                .getFirst();

        assertThat(hit.durationSeconds()).isEqualTo(61.5);
        assertThat(hit.moments().getFirst().startSeconds()).isEqualTo(1.25);
        assertThat(hit.momentCount()).isEqualTo(4);
    }

    @Test
    void result_facets_carryNamesForPeople() {
        SearchResult result = SearchView.result(page(List.of(new FacetCount("de-CH", "", 1))), List.of(), Map.of());

        assertThat(result.facets().get("kind")).containsExactly(new SearchResult.FacetCount("VIDEO", "Video", 2));
        assertThat(result.facets().get("language"))
                .containsExactly(new SearchResult.FacetCount("de-CH", "German (Switzerland)", 1));
    }

    @Test
    void result_furtherPage_isNamedByCursor() {
        String next = SearchView.result(page(List.of()), List.of(), Map.of()).next();

        assertThat(next).isNotNull();
        assertThat(ShownCursor.decode(next)).containsExactly(7, -1);
    }

    @Test
    void cursor_ofSomethingElse_isRefused() {
        for (String cursor : List.of("x", "LTE", "a b", "MjE0NzQ4MzY0Nw", "\u0000")) {
            assertThatThrownBy(() -> ShownCursor.decode(cursor))
                    .as(cursor)
                    .isInstanceOfSatisfying(
                            LoggiaException.class,
                            thrown -> assertThat(thrown.code()).isEqualTo(ErrorCode.INVALID_CURSOR));
        }
    }
}
