package io.loggia.search.index;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;

/** What is read of a {@link PassageIndex}, as of its last refresh; see there. */
record PassageReader(SearcherManager searchers) {

    private static final Duration LONGEST_SEARCH = Duration.ofSeconds(1);
    private static final int MOST_REFUSED = 1_000;

    Optional<MediaId> waiting() {
        return reading(searcher -> {
            ScoreDoc[] first = searcher.search(inState(PassageDocument.WAITING), 1).scoreDocs;
            return first.length == 0
                    ? Optional.empty()
                    : Optional.of(MediaId.parse(
                            searcher.storedFields().document(first[0].doc).get(Fields.ID)));
        });
    }

    PassageIndex.Counts counts() {
        return reading(searcher -> new PassageIndex.Counts(
                searcher.getIndexReader().numDocs(),
                searcher.count(inState(PassageDocument.WAITING)),
                searcher.count(inState(PassageDocument.REFUSED))));
    }

    Map<MediaId, Integer> refused() {
        return reading(searcher -> {
            Map<MediaId, Integer> refused = new HashMap<>();
            for (ScoreDoc hit : searcher.search(inState(PassageDocument.REFUSED), MOST_REFUSED).scoreDocs) {
                Document passage = searcher.storedFields().document(hit.doc, Set.of(Fields.ID));
                refused.merge(MediaId.parse(passage.get(Fields.ID)), 1, Integer::sum);
            }
            return refused;
        });
    }

    List<NearPassage> nearest(Query near, int most) {
        return reading(searcher -> {
            long end = System.nanoTime() + LONGEST_SEARCH.toNanos();
            searcher.setTimeout(() -> System.nanoTime() - end > 0);
            List<NearPassage> found = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(near, most).scoreDocs) {
                found.add(PassageDocument.read(searcher.storedFields().document(hit.doc), hit.score));
            }
            return found;
        });
    }

    private static Query inState(String state) {
        return new TermQuery(new Term(PassageDocument.STATE, state));
    }

    private interface Reading<T> {
        T from(IndexSearcher searcher) throws IOException;
    }

    private <T> T reading(Reading<T> reading) {
        try {
            IndexSearcher shared = searchers.acquire();
            try {
                IndexSearcher searcher = new IndexSearcher(shared.getIndexReader());
                searcher.setQueryCache(null);
                return reading.from(searcher);
            } finally {
                searchers.release(shared);
            }
        } catch (IOException | AlreadyClosedException e) {
            throw unavailable(e);
        }
    }

    static LoggiaException unavailable(Exception cause) {
        return new LoggiaException(ErrorCode.UNAVAILABLE, "Search by meaning is not available at the moment.", cause);
    }
}
