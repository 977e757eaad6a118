package io.loggia.portal.search.boundary;

import io.loggia.domain.ChannelId;
import io.loggia.domain.MediaId;
import io.loggia.portal.platform.control.Ref;
import io.loggia.portal.search.boundary.SearchResult.FacetCount;
import io.loggia.portal.search.boundary.SearchResult.Hit;
import io.loggia.portal.search.boundary.SearchResult.Moment;
import io.loggia.portal.search.boundary.SearchResult.MomentSource;
import io.loggia.search.index.FacetSide;
import io.loggia.search.index.StoredItem;
import io.loggia.search.query.SearchHit;
import io.loggia.search.query.SearchPage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Draws what search found. */
final class SearchView {

    private static final double MILLIS_PER_SECOND = 1000;

    private SearchView() {}

    /** @param posters of the items that the viewer may see at this moment; other hits are left out */
    static SearchResult result(SearchPage page, List<SearchHit> also, Map<MediaId, Optional<String>> posters) {
        List<Integer> shown = page.shown();
        return new SearchResult(
                hits(page.hits(), posters),
                hits(also, posters),
                facets(page),
                others(page),
                page.total(),
                page.suggestion(),
                page.relaxed(),
                page.partial(),
                page.cut(),
                page.building(),
                page.capped(),
                shown == null ? null : ShownCursor.encode(shown));
    }

    static List<Hit> hits(List<SearchHit> hits, Map<MediaId, Optional<String>> posters) {
        return hits.stream()
                .filter(hit -> posters.containsKey(hit.item().id()))
                .map(hit -> hit(hit, posters.getOrDefault(hit.item().id(), Optional.empty())))
                .toList();
    }

    static Moment moment(io.loggia.search.query.Moment moment) {
        return new Moment(
                seconds(moment.start()),
                moment.snippetHtml(),
                moment.speaker(),
                moment.language(),
                MomentSource.valueOf(moment.source().name()));
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
                hit.moments().stream().map(SearchView::moment).toList(),
                hit.momentCount());
    }

    private static Map<String, List<FacetCount>> facets(SearchPage page) {
        Map<String, List<FacetCount>> facets = new LinkedHashMap<>();
        for (FacetSide side : FacetSide.all()) {
            facets.put(
                    side.key(),
                    page.facet(side).stream()
                            .map(count -> new FacetCount(count.value(), label(side, count), count.count()))
                            .toList());
        }
        return facets;
    }

    private static Map<String, Integer> others(SearchPage page) {
        Map<String, Integer> others = new LinkedHashMap<>();
        page.others().forEach((side, count) -> {
            if (count > 0) {
                others.put(side.key(), count);
            }
        });
        return others;
    }

    private static String label(FacetSide side, io.loggia.search.query.FacetCount count) {
        if (!count.label().isEmpty()) {
            return count.label();
        }
        return switch (side) {
            case KIND -> count.value().charAt(0) + count.value().substring(1).toLowerCase(Locale.ROOT);
            case LANGUAGE -> Locale.forLanguageTag(count.value()).getDisplayName(Locale.ENGLISH);
            default -> count.value();
        };
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_PER_SECOND;
    }
}
