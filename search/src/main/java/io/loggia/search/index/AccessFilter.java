package io.loggia.search.index;

import io.loggia.domain.AccessPolicy;
import io.loggia.domain.MediaAccess;
import io.loggia.domain.MediaState;
import io.loggia.domain.Principal;
import io.loggia.domain.Viewer;
import java.time.Instant;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * {@link AccessPolicy} as a Lucene query: both sides of it, what is written with an item and what is asked of it, stand
 * in this class. {@link VisibleIndex} makes it part of every query.
 */
final class AccessFilter {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private AccessFilter() {}

    /** An item that is not published carries no audience, so only its owner and admins meet it. */
    static void write(MediaAccess access, Document document) {
        document.add(new StringField(Fields.OWNER, access.owner().toString(), Store.NO));
        if (access.state() != MediaState.PUBLISHED) {
            return;
        }
        for (Principal principal : access.audience().principals()) {
            document.add(new StringField(Fields.AUDIENCE, principal.token(), Store.NO));
        }
        Instant from = access.publishFrom();
        Instant until = access.publishUntil();
        document.add(new LongPoint(Fields.OPEN_FROM, from == null ? Long.MIN_VALUE : nanos(from)));
        document.add(new LongPoint(Fields.OPEN_UNTIL, until == null ? Long.MAX_VALUE : nanos(until)));
    }

    static Query of(Viewer viewer, Instant now) {
        if (AccessPolicy.seesEverything(viewer)) {
            return MatchAllDocsQuery.INSTANCE;
        }
        Query sharedWith = new TermInSetQuery(
                Fields.AUDIENCE,
                viewer.principals().stream()
                        .map(principal -> new BytesRef(principal.token()))
                        .toList());
        Query open = new BooleanQuery.Builder()
                .add(sharedWith, Occur.FILTER)
                .add(LongPoint.newRangeQuery(Fields.OPEN_FROM, Long.MIN_VALUE, nanos(now)), Occur.FILTER)
                .add(LongPoint.newRangeQuery(Fields.OPEN_UNTIL, nanos(now) + 1, Long.MAX_VALUE), Occur.FILTER)
                .build();
        return new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.OWNER, viewer.id().toString())), Occur.SHOULD)
                .add(open, Occur.SHOULD)
                .build();
    }

    /** Exact between the years 1677 and 2262; beyond them the nearest end, which decides the same for any clock's now. */
    private static long nanos(Instant instant) {
        try {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
        } catch (ArithmeticException e) {
            return instant.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
