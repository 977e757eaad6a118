package io.loggia.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterLeafReader.FilterPostingsEnum;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a word of very many items costs those who may see few of them. */
class VisibleWordsTest {

    private static final int PARTS = 3;
    private static final int ITEMS_OF_A_PART = 1_000;
    private static final int ITEMS = PARTS * ITEMS_OF_A_PART;

    private ByteBuffersDirectory directory;
    private DirectoryReader reader;

    /** Every other item holds the word. */
    @BeforeEach
    void write() throws IOException {
        directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
            for (int i = 0; i < ITEMS; i++) {
                Document item = new Document();
                item.add(new StringField(Fields.WORDS, i % 2 == 0 ? "street" : "road", Store.NO));
                writer.addDocument(item);
                if ((i + 1) % ITEMS_OF_A_PART == 0) {
                    writer.commit();
                }
            }
        }
        reader = DirectoryReader.open(directory);
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        directory.close();
    }

    /** Postings that count the steps taken on them. */
    private static final class Counting extends FilterPostingsEnum {

        private int steps;

        Counting(PostingsEnum postings) {
            super(postings);
        }

        @Override
        public int nextDoc() throws IOException {
            steps++;
            return super.nextDoc();
        }

        @Override
        public int advance(int target) throws IOException {
            steps++;
            return super.advance(target);
        }
    }

    private Counting postings() throws IOException {
        return new Counting(
                MultiTerms.getTermPostingsEnum(reader, Fields.WORDS, new BytesRef("street"), PostingsEnum.NONE));
    }

    private static FixedBitSet visible(IntStream items) {
        FixedBitSet visible = new FixedBitSet(ITEMS);
        items.forEach(visible::set);
        return visible;
    }

    @Test
    @Tag("E02")
    void e02_wordOfManyItemsOfWhichFewMayBeSeen_takesFewSteps() throws IOException {
        for (List<Integer> seen :
                List.of(List.<Integer>of(), List.of(0), List.of(ITEMS - 1), List.of(7, 8, 1_000, 1_999, 2_998))) {
            Counting postings = postings();

            int count =
                    VisibleWords.countVisible(postings, visible(seen.stream().mapToInt(Integer::intValue)));

            assertThat(count).as("of %s", seen).isEqualTo((int)
                    seen.stream().filter(i -> i % 2 == 0).count());
            assertThat(postings.steps).as("for %s", seen).isLessThanOrEqualTo(seen.size() + 1);
        }
    }

    @Test
    void countVisible_everythingMayBeSeen_countsAll() throws IOException {
        assertThat(VisibleWords.countVisible(postings(), visible(IntStream.range(0, ITEMS))))
                .isEqualTo(ITEMS / 2);
        assertThat(VisibleWords.countVisible(
                        postings(), visible(IntStream.range(0, ITEMS).filter(i -> i % 3 == 0))))
                .isEqualTo(ITEMS / 6);
    }
}
