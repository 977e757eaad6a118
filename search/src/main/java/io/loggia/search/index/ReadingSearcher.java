package io.loggia.search.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/**
 * Searches the index for one reading, whose time limit it carries. Each word of a search wants the statistics of each kind
 * of text, which take a walk through all parts of the index: they are put together once.
 */
final class ReadingSearcher extends IndexSearcher {

    private final Map<String, CollectionStatistics> statistics = new HashMap<>();

    ReadingSearcher(IndexReader reader) {
        super(reader);
        setQueryCache(null);
    }

    @Override
    public @Nullable CollectionStatistics collectionStatistics(String field) throws IOException {
        CollectionStatistics known = statistics.get(field);
        if (known == null) {
            known = super.collectionStatistics(field);
            if (known != null) {
                statistics.put(field, known);
            }
        }
        return known;
    }
}
