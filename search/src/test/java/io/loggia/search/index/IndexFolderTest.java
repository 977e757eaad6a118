package io.loggia.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.junit.jupiter.api.Test;

class IndexFolderTest {

    private static final String FORMAT = "7";

    /** Has descriptors for what tells of segments, and none for the segments. */
    private static final class NoDescriptors extends FilterDirectory {

        NoDescriptors(Directory in) {
            super(in);
        }

        @Override
        public IndexInput openInput(String name, IOContext context) throws IOException {
            if (!name.startsWith("segments") && !name.endsWith(".si")) {
                throw new FileSystemException(name, null, "Too many open files");
            }
            return super.openInput(name, context);
        }
    }

    @Test
    void open_filesThatCannotBeReadAtTheMoment_leavesThemAsTheyAre() throws IOException {
        try (Directory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
                writer.addDocument(new Document());
                writer.setLiveCommitData(CommitMark.of(FORMAT, "1").entrySet());
                writer.commit();
            }
            String[] before = directory.listAll();

            assertThatThrownBy(() -> IndexFolder.open(new NoDescriptors(directory), FORMAT, (files, mode) -> mode))
                    .isInstanceOf(IOException.class)
                    .rootCause()
                    .hasMessageContaining("Too many open files");

            assertThat(directory.listAll()).isEqualTo(before);
            IndexWriterConfig.OpenMode later = IndexFolder.open(directory, FORMAT, (files, mode) -> mode);
            assertThat(later).isEqualTo(IndexWriterConfig.OpenMode.APPEND);
        }
    }
}
