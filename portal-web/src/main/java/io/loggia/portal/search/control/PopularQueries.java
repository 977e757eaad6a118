package io.loggia.portal.search.control;

import io.loggia.domain.Viewer;
import io.loggia.search.suggest.Suggestion;
import io.loggia.search.suggest.Suggestion.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What many search for, as far as the viewer may know of it: words are offered only to those for whom they find
 * something, and not if the people of one other department alone seek them. So neither what only another department can
 * see, nor what it is busy with, is told.
 */
@ApplicationScoped
public class PopularQueries {

    private static final int MOST_TRIED = 12;

    @Inject
    private SearchIndex index;

    @Inject
    private AskedQueries asked;

    private volatile List<PopularQuery> all = List.of();

    /** Reads anew what is sought by many. */
    public void refresh() {
        all = asked.popular();
    }

    /** Those that go on from what was typed; all when nothing was. */
    public List<Suggestion> like(Viewer viewer, String typed, int limit) {
        return like(all, viewer, typed, limit, text -> index.finds(viewer, text));
    }

    static List<Suggestion> like(
            List<PopularQuery> all, Viewer viewer, String typed, int limit, Predicate<String> finds) {
        String begin = typed.strip().toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(query -> query.mayBeToldTo(viewer))
                .map(PopularQuery::text)
                .filter(text -> !text.equals(begin) && (text.startsWith(begin) || text.contains(" " + begin)))
                .limit(MOST_TRIED)
                .filter(text -> finds.test(text + " "))
                .limit(limit)
                .map(text -> new Suggestion(Kind.QUERY, text, null))
                .toList();
    }
}
