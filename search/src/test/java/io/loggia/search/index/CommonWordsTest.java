package io.loggia.search.index;

import static io.loggia.search.TestMedia.titled;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

class CommonWordsTest {

    @Test
    void merge_largePart_isReadBeforeARefreshMeetsIt() throws IOException {
        CommonWords common = new CommonWords();
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
                IndexWriter writer = new IndexWriter(directory, MediaIndex.config(OpenMode.CREATE, common))) {
            writer.addDocument(MediaDocument.of(titled("One").media()));
            DirectoryReader.open(writer).close();
            writer.addDocument(MediaDocument.of(titled("Two").media()));
            writer.flush();

            writer.forceMerge(1);

            try (DirectoryReader reader = DirectoryReader.open(writer)) {
                assertThat(reader.leaves())
                        .singleElement()
                        .satisfies(
                                part -> assertThat(common.knows(part.reader())).isTrue());
            }
        }
    }
}
