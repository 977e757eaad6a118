package io.loggia.search.index;

import io.loggia.domain.MediaId;
import io.loggia.domain.Viewer;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/** Asks for neighbours among what a viewer may see: what is hidden neither shows nor takes a place. */
final class NearestQuery {

    private NearestQuery() {}

    static Query of(float[] vector, int most, Query among) {
        return new KnnFloatVectorQuery(PassageDocument.VECTOR, vector, most, among);
    }

    /** @param without items that are not asked for */
    static Query among(Viewer viewer, Instant now, Narrowing narrowing, Collection<MediaId> without) {
        BooleanQuery.Builder filter = new BooleanQuery.Builder().add(AccessFilter.of(viewer, now), Occur.FILTER);
        narrowing.addTo(filter);
        narrowing.choices().forEach((side, values) -> {
            if (!values.isEmpty()) {
                filter.add(
                        new TermInSetQuery(
                                side.field(),
                                values.stream()
                                        .map(value -> new BytesRef(value.toLowerCase(Locale.ROOT)))
                                        .toList()),
                        Occur.FILTER);
            }
        });
        if (!without.isEmpty()) {
            filter.add(items(without), Occur.MUST_NOT);
        }
        return filter.build();
    }

    static Query items(Collection<MediaId> ids) {
        return new TermInSetQuery(
                Fields.ID, ids.stream().map(id -> new BytesRef(id.toString())).toList());
    }
}
