package io.loggia.search.index;

import java.io.IOException;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.jspecify.annotations.Nullable;

/** {@link FacetCollector} in one segment. */
final class FacetLeaf implements LeafCollector {

    private final FacetCollector all;
    private final int base;
    private final FacetOrdinals kind;
    private final FacetOrdinals channel;
    private final FacetOrdinals language;
    private final @Nullable NumericDocValues created;
    private @Nullable Scorable scorer;

    FacetLeaf(
            FacetCollector all,
            int base,
            FacetOrdinals kind,
            FacetOrdinals channel,
            FacetOrdinals language,
            @Nullable NumericDocValues created) {
        this.all = all;
        this.base = base;
        this.kind = kind;
        this.channel = channel;
        this.language = language;
        this.created = created;
    }

    @Override
    public void setScorer(Scorable scorer) {
        this.scorer = scorer;
    }

    @Override
    public void collect(int document) throws IOException {
        all.beforeFacets++;
        boolean ofKind = kind.turnTo(document);
        boolean ofChannel = channel.turnTo(document);
        boolean ofLanguage = language.turnTo(document);
        if (ofChannel && ofLanguage) {
            kind.count();
        }
        if (ofKind && ofLanguage) {
            channel.count();
        }
        if (ofKind && ofChannel) {
            language.count();
        }
        if (ofKind && ofChannel && ofLanguage) {
            all.total++;
            all.offer(base + document, score(document));
        }
    }

    private double score(int document) throws IOException {
        if (created != null) {
            return created.advanceExact(document) ? created.longValue() : 0;
        }
        return scorer == null ? 0 : scorer.score();
    }

    @Override
    public void finish() throws IOException {
        kind.addTo(all.kinds);
        channel.addTo(all.channels);
        language.addTo(all.languages);
    }
}
