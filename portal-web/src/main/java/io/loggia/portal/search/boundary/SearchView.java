package io.loggia.portal.search.boundary;

import io.loggia.domain.ChannelId;
import io.loggia.domain.MediaId;
import io.loggia.portal.platform.control.Cursor;
import io.loggia.portal.platform.control.Ref;
import io.loggia.portal.search.boundary.SearchResult.FacetCount;
import io.loggia.portal.search.boundary.SearchResult.Facets;
import io.loggia.portal.search.boundary.SearchResult.Hit;
import io.loggia.portal.search.boundary.SearchResult.Moment;
import io.loggia.search.index.StoredItem;
import io.loggia.search.query.SearchHit;
import io.loggia.search.query.SearchPage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Draws what search found. */
final class SearchView {

    private static final double MILLIS_PER_SECOND = 1000;

    private SearchView() {}

    /** @param posters of the items that the viewer may see at this moment; other hits are left out */
    static SearchResult result(SearchPage page, Map<MediaId, Optional<String>> posters) {
        Integer next = page.nextOffset();
        return new SearchResult(
                page.hits().stream()
                        .filter(hit -> posters.containsKey(hit.item().id()))
                        .map(hit -> hit(hit, posters.getOrDefault(hit.item().id(), Optional.empty())))
                        .toList(),
                new Facets(
                        counts(page.kinds(), SearchView::kindLabel),
                        counts(page.channels(), UnaryOperator.identity()),
                        counts(page.languages(), SearchView::languageLabel)),
                page.total(),
                page.suggestion(),
                next == null ? null : Cursor.encode(next.toString()));
    }

    private static Hit hit(SearchHit hit, Optional<String> poster) {
        StoredItem item = hit.item();
        ChannelId channel = item.channel();
        return new Hit(
                item.id().toString(),
                item.title(),
                hit.titleHtml(),
                item.kind(),
                poster.orElse(null),
                seconds(item.duration()),
                channel == null
                        ? null
                        : new Ref(channel.toString(), Objects.requireNonNullElse(item.channelName(), "")),
                item.createdAt().toString(),
                hit.snippetHtml(),
                hit.moments().stream()
                        .map(moment -> new Moment(
                                seconds(moment.start()), moment.snippetHtml(), moment.speaker(), moment.language()))
                        .toList(),
                hit.momentCount());
    }

    private static List<FacetCount> counts(
            List<io.loggia.search.query.FacetCount> counts, UnaryOperator<String> label) {
        return counts.stream()
                .map(count -> new FacetCount(
                        count.value(),
                        count.label().isEmpty() ? label.apply(count.value()) : count.label(),
                        count.count()))
                .toList();
    }

    private static String kindLabel(String kind) {
        return kind.charAt(0) + kind.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String languageLabel(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_PER_SECOND;
    }
}
