package io.loggia.search;

import io.loggia.domain.Viewer;
import io.loggia.search.index.IndexedMedia;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.index.Narrowing;
import io.loggia.search.index.SearchLimit;
import io.loggia.search.query.MediaSearch;
import io.loggia.search.query.SearchHit;
import io.loggia.search.query.SearchPage;
import io.loggia.search.query.SearchRequest;
import io.loggia.search.query.Vocabulary;
import io.loggia.search.suggest.MediaSuggest;
import io.loggia.search.suggest.Suggestion;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A real index in a temporary folder, with what stands on it, at a fixed time. */
public final class SearchFixture implements Closeable {

    /** What is found must not hang on how busy the machine is. */
    private static final SearchLimit UNHURRIED = new SearchLimit(Duration.ofMinutes(5), System::nanoTime);

    public final MediaIndex index;
    private Vocabulary vocabulary = Vocabulary.plain();

    public SearchFixture(Path folder) {
        index = MediaIndex.open(folder, UNHURRIED);
    }

    public SearchFixture with(TestMedia... items) {
        for (TestMedia item : items) {
            index.put(item.media());
        }
        index.refresh();
        return this;
    }

    public SearchFixture speaking(Vocabulary words) {
        vocabulary = words;
        return this;
    }

    public void put(IndexedMedia media) {
        index.put(media);
        index.refresh();
    }

    public SearchPage search(Viewer viewer, Instant now, SearchRequest request) {
        return at(now).search(viewer, request);
    }

    /** Everything else that can be asked, with the words of the house. */
    public MediaSearch at(Instant now) {
        return new MediaSearch(index, vocabulary, Clock.fixed(now, ZoneOffset.UTC));
    }

    public SearchPage search(String text, Narrowing narrowing) {
        return search(TestMedia.EMPLOYEE, TestMedia.NOW, new SearchRequest(text, narrowing, 24));
    }

    public SearchPage search(String text) {
        return search(text, Narrowing.none());
    }

    public List<String> titles(String text) {
        return search(text).hits().stream().map(hit -> hit.item().title()).toList();
    }

    public SearchHit first(String text) {
        return search(text).hits().getFirst();
    }

    public List<Suggestion> suggest(Viewer viewer, Instant now, String typed) {
        return new MediaSuggest(index, Clock.fixed(now, ZoneOffset.UTC))
                .suggest(viewer, typed)
                .items();
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
