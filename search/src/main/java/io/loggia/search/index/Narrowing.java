package io.loggia.search.index;

import io.loggia.domain.ChannelId;
import io.loggia.domain.MediaKind;
import java.time.Instant;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * What the searcher chose beside the words; null leaves a side open. Kind, channel and language are facets: the counts
 * of each keep to the choices made in the others.
 *
 * @param speaker as named in a transcript, letter case aside
 * @param from the earliest creation
 */
public record Narrowing(
        @Nullable MediaKind kind,
        @Nullable ChannelId channel,
        @Nullable String language,
        @Nullable String speaker,
        @Nullable Instant from) {

    private static final Narrowing NONE = new Narrowing(null, null, null, null, null);

    public static Narrowing none() {
        return NONE;
    }

    void addTo(BooleanQuery.Builder query) {
        if (speaker != null) {
            query.add(new TermQuery(new Term(Fields.SPEAKER, MediaDocument.speakerKey(speaker))), Occur.FILTER);
        }
        if (from != null) {
            query.add(LongPoint.newRangeQuery(Fields.CREATED, from.toEpochMilli(), Long.MAX_VALUE), Occur.FILTER);
        }
    }
}
