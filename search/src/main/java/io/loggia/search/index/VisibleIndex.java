package io.loggia.search.index;

import io.loggia.domain.MediaId;
import io.loggia.search.analysis.Tongue;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The index as one viewer may know it at one moment, and the only way to read it: every query is joined with the access
 * filter here, so that no hit, count, snippet or suggestion can be had without it. Valid inside {@link
 * MediaIndex#read} alone.
 */
public final class VisibleIndex {

    private static final int RESCORED_AT_ONCE = 10;

    private final IndexSearcher searcher;
    private final Query access;
    private final Instant now;
    private final CommonWords common;
    private final TimeLeft left;
    private final KnownTerms terms;
    private Set<String> fields;
    private boolean fieldsAreVisible;
    private @Nullable FixedBitSet visible;

    VisibleIndex(IndexSearcher searcher, Query access, Instant now, CommonWords common, TimeLeft left) {
        this.left = left;
        this.common = common;
        this.searcher = searcher;
        terms = new KnownTerms(searcher);
        this.access = access;
        this.now = now;
        fields = Set.copyOf(FieldInfos.getIndexedFields(searcher.getIndexReader()));
    }

    /** Whether the time for this search is over. Whoever asks leaves out what is still to do, and the answer says so. */
    public boolean isOutOfTime() {
        return left.shouldExit();
    }

    /** Whether something was left out because the time was over. */
    public boolean isPartial() {
        return left.wasOver();
    }

    /** Whether any item at all has text in this field; one that does not exist need not be asked. */
    public boolean hasField(String field) {
        return fields.contains(field);
    }

    /** From here on only fields are known in which an item that the viewer may see has text; whether that were fewer. */
    public boolean forgetHiddenFields() throws IOException {
        if (fieldsAreVisible) {
            return false;
        }
        fieldsAreVisible = true;
        Set<String> seen = new HashSet<>();
        for (TextKind kind : TextKind.all()) {
            for (Tongue tongue : kind.tongues()) {
                String field = kind.field(tongue);
                if (hasField(field) && finds(new FieldExistsQuery(field))) {
                    seen.add(field);
                }
            }
        }
        boolean fewer = fields.size() > seen.size();
        fields = Set.copyOf(seen);
        return fewer;
    }

    /** Items that are told to be in a language, of which there may be several; not those whose language is unknown. */
    public Query inLanguage(Tongue tongue) {
        return new BooleanQuery.Builder()
                .add(new FieldExistsQuery(TextKind.TITLE.field(tongue)), Occur.FILTER)
                .add(new FieldExistsQuery(FacetSide.LANGUAGE.field()), Occur.FILTER)
                .build();
    }

    /** The first hits of a query in an order, with totals and facets. */
    public Found find(Query query, Narrowing narrowing, HitOrder order, int window) throws IOException {
        BooleanQuery.Builder narrowed = filtered(query);
        narrowing.addTo(narrowed);
        return searcher.search(narrowed.build(), new FacetCollectors(narrowing, new HitScores(order, now), window));
    }

    public boolean finds(Query query) throws IOException {
        return finds(query, Narrowing.none());
    }

    /** Whether anything would be found, whatever was chosen on the sides. */
    public boolean finds(Query query, Narrowing narrowing) throws IOException {
        BooleanQuery.Builder narrowed = filtered(query);
        narrowing.addTo(narrowed);
        return searcher.search(narrowed.build(), new AnyHit());
    }

    /** How many items would be found, whatever was chosen on the sides. */
    public int count(Query query, Narrowing narrowing) throws IOException {
        BooleanQuery.Builder narrowed = filtered(query);
        narrowing.addTo(narrowed);
        return searcher.count(narrowed.build());
    }

    /** Whether a query finds this item. */
    public boolean matches(MediaId id, Query query) throws IOException {
        Query one = filtered(query)
                .add(new TermQuery(new Term(Fields.ID, id.toString())), Occur.FILTER)
                .build();
        return searcher.count(one) > 0;
    }

    /** The item as a hit, or null where the viewer may not see it. */
    public @Nullable Hit hit(MediaId id) throws IOException {
        return hit(id, MatchAllDocsQuery.INSTANCE);
    }

    /** The item as a hit of a query, or null where it is none or the viewer may not see it. */
    public @Nullable Hit hit(MediaId id, Query query) throws IOException {
        Query one = filtered(query)
                .add(new TermQuery(new Term(Fields.ID, id.toString())), Occur.FILTER)
                .build();
        TopDocs found = searcher.search(one, 1);
        return found.scoreDocs.length == 0 ? null : new Hit(found.scoreDocs[0].doc, 0);
    }

    /** Orders hits anew by adding what {@code query} thinks of each; as they were, when the time ends over it. */
    public List<Hit> rescore(List<Hit> hits, Query query) throws IOException {
        List<Hit> rescored = new ArrayList<>(hits.size());
        HitQuery asked = new HitQuery(searcher, terms.in(query), ScoreMode.COMPLETE);
        for (Hit hit : HitQuery.inOrderOfIndex(hits)) {
            if (rescored.size() % RESCORED_AT_ONCE == 0 && isOutOfTime()) {
                return hits;
            }
            rescored.add(asked.matches(hit) ? new Hit(hit.document(), hit.score() + asked.score()) : hit);
        }
        rescored.sort(FacetCollector.BEST_FIRST);
        return rescored;
    }

    /** Finds where the words stand in these hits, and in no others. */
    public Marker marker(List<Query> words, List<Hit> hits) throws IOException {
        List<Query> known = new ArrayList<>(words.size());
        for (Query word : words) {
            known.add(terms.in(word));
        }
        return new Marker(searcher, known, hits, left);
    }

    public StoredItem item(Hit hit) throws IOException {
        return MediaDocument.read(searcher.storedFields().document(hit.document()));
    }

    /** A number that tells a hit's item from most others, the same in every index. */
    public int key(Hit hit) throws IOException {
        LeafReaderContext leaf = leaf(hit);
        NumericDocValues keys = leaf.reader().getNumericDocValues(Fields.KEY);
        return keys != null && keys.advanceExact(hit.document() - leaf.docBase) ? (int) keys.longValue() : 0;
    }

    /** What is said in the item, or null where nothing is. */
    public @Nullable CueSheet cues(Hit hit) throws IOException {
        return sheet(hit, Fields.CUES);
    }

    /** The titles of the item's chapters as one track of the standard tongue, or null where there are none. */
    public @Nullable CueSheet chapters(Hit hit) throws IOException {
        return sheet(hit, Fields.CHAPTER_SHEET);
    }

    /** What can be read on the item's slides as one track of the standard tongue, or null where there are none. */
    public @Nullable CueSheet slides(Hit hit) throws IOException {
        return sheet(hit, Fields.SLIDE_SHEET);
    }

    private @Nullable CueSheet sheet(Hit hit, String field) throws IOException {
        LeafReaderContext leaf = leaf(hit);
        BinaryDocValues cues = leaf.reader().getBinaryDocValues(field);
        return cues != null && cues.advanceExact(hit.document() - leaf.docBase)
                ? new CueSheet(cues.binaryValue())
                : null;
    }

    private LeafReaderContext leaf(Hit hit) {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        return leaves.get(ReaderUtil.subIndex(hit.document(), leaves));
    }

    /** Words that begin so in items that {@code within} matches, the most common first. */
    public List<String> wordsBeginningWith(String prefix, Query within, int limit) throws IOException {
        return words(visible(within)).beginningWith(prefix, limit);
    }

    /** Words at most so many edits away from one that was typed, the likeliest first, and in how many items each stands. */
    public Map<String, Integer> wordsSimilarTo(String typed, int edits, int limit) throws IOException {
        return allVisibleWords().similarTo(typed, edits, limit);
    }

    /** For those of the words that stand in items which the viewer may see, in how many. */
    public Map<String, Integer> countsOf(Collection<String> words) throws IOException {
        return allVisibleWords().countsOf(words);
    }

    /** How many items the viewer may see. */
    public int size() throws IOException {
        return searcher.count(access);
    }

    private VisibleWords allVisibleWords() throws IOException {
        if (visible == null) {
            visible = visible(MatchAllDocsQuery.INSTANCE);
        }
        return words(visible);
    }

    private VisibleWords words(FixedBitSet among) {
        return new VisibleWords(searcher.getIndexReader(), among, common, left);
    }

    private FixedBitSet visible(Query within) throws IOException {
        return searcher.search(
                filtered(within).build(),
                new VisibleDocuments(searcher.getIndexReader().maxDoc()));
    }

    private BooleanQuery.Builder filtered(Query query) throws IOException {
        return new BooleanQuery.Builder().add(access, Occur.FILTER).add(terms.in(query), Occur.MUST);
    }
}
