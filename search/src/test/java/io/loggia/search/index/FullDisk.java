package io.loggia.search.index;

import java.io.IOException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/** A folder on a disk that can be full: whatever is written then fails as the system has it fail. */
final class FullDisk extends FilterDirectory {

    volatile boolean full;

    FullDisk(Directory folder) {
        super(folder);
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        check();
        return new Guarded(super.createOutput(name, context));
    }

    private void check() throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
    }

    private final class Guarded extends FilterIndexOutput {

        Guarded(IndexOutput out) {
            super("a file on a full disk", "guarded", out);
        }

        @Override
        public void writeByte(byte b) throws IOException {
            check();
            super.writeByte(b);
        }

        @Override
        public void writeBytes(byte[] b, int offset, int length) throws IOException {
            check();
            super.writeBytes(b, offset, length);
        }
    }
}
