package io.loggia.search.index;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;

/**
 * What decides the order of hits. How well the words fit decides nearly alone: an item of today counts up to {@link
 * #FRESHNESS} more than an old one, and the most watched up to {@link #POPULARITY} more than one that nobody watched, so
 * that they order what fits alike and never lift what fits badly.
 */
final class HitScores {

    static final double FRESHNESS = 0.08;
    static final double POPULARITY = 0.08;

    /** After this time the freshness is half. */
    private static final double HALF_LIFE_MILLIS = Duration.ofDays(180).toMillis();

    private final HitOrder order;
    private final long now;

    HitScores(HitOrder order, Instant now) {
        this.order = order;
        this.now = now.toEpochMilli();
    }

    ScoreMode mode() {
        return order == HitOrder.RELEVANCE ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }

    InLeaf in(LeafReaderContext leaf) throws IOException {
        NumericDocValues created = DocValues.getNumeric(leaf.reader(), Fields.CREATED);
        return switch (order) {
            case NEWEST -> (document, scorer) -> value(created, document);
            case OLDEST -> (document, scorer) -> -value(created, document);
            case SHORTEST -> {
                NumericDocValues duration = DocValues.getNumeric(leaf.reader(), Fields.DURATION);
                yield (document, scorer) -> -value(duration, document);
            }
            case RELEVANCE -> {
                NumericDocValues popularity = DocValues.getNumeric(leaf.reader(), Fields.POPULARITY);
                yield (document, scorer) -> scorer == null ? 0 : scorer.score() * favour(document, created, popularity);
            }
        };
    }

    /** The score of documents in one segment, in ascending order. */
    @FunctionalInterface
    interface InLeaf {
        double of(int document, @Nullable Scorable scorer) throws IOException;
    }

    private double favour(int document, NumericDocValues created, NumericDocValues popularity) throws IOException {
        double age = Math.max(0, now - value(created, document));
        return 1
                + FRESHNESS * Math.pow(0.5, age / HALF_LIFE_MILLIS)
                + POPULARITY * value(popularity, document) / MediaDocument.MOST_POPULAR;
    }

    private static double value(NumericDocValues values, int document) throws IOException {
        return values.advanceExact(document) ? values.longValue() : 0;
    }
}
