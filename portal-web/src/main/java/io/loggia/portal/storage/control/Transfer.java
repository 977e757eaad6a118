package io.loggia.portal.storage.control;

import io.loggia.portal.storage.control.StoreException.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Carries single files into a store and out of it, and takes no side's word for what arrived. */
final class Transfer {

    private static final System.Logger LOGGER = System.getLogger(Transfer.class.getName());
    private static final int READ_ATTEMPTS = 4;

    private Transfer() {}

    /**
     * Writes a file and reads it back.
     *
     * @param entry what the file is
     * @throws StoreException {@link Trouble#FAILED} when what comes back is something else, which is then removed
     */
    static void put(Store store, String key, Path file, FolderList.Entry entry, Holds.Fence fence) throws IOException {
        fence.pass();
        store.put(key, file);
        // No store reads nothing.
        if (!isThere(store, key, entry)) {
            fence.pass();
            store.delete(key);
            throw new StoreException(Trouble.FAILED);
        }
    }

    static boolean isThere(Store store, String key, FolderList.Entry entry) throws IOException {
        return entry.bytes() == 0 || Sums.of(store.read(key, 0, entry.bytes())).equals(entry.sha256());
    }

    /**
     * Brings a file here, going on where the line broke.
     *
     * @throws StoreException {@link Trouble#FAILED} also when it is not what was written
     */
    static void fetch(Store store, String key, long bytes, String sha256, Path target) {
        MessageDigest sum = Sums.digest();
        try (OutputStream out = Files.newOutputStream(target)) {
            long[] done = {0};
            for (int attempt = 1; done[0] < bytes; attempt++) {
                try (InputStream in = store.read(key, done[0], bytes - done[0])) {
                    Sums.copy(in, counting(out, done), sum);
                } catch (IOException e) {
                    if (attempt == READ_ATTEMPTS || e instanceof Unwritten) {
                        throw e;
                    }
                    LOGGER.log(Level.DEBUG, "The line to the store broke; going on", e);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot bring " + key + " back", e);
        }
        if (!Sums.text(sum).equals(sha256)) {
            LOGGER.log(Level.ERROR, "What the other store has as {0} is not what was written there", key);
            throw new StoreException(Trouble.FAILED);
        }
    }

    /** Ours to write failed, so to read again would not help. */
    private static final class Unwritten extends IOException {

        private static final long serialVersionUID = 1L;

        Unwritten(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private static OutputStream counting(OutputStream out, long[] done) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try {
                    out.write(bytes, offset, length);
                } catch (IOException e) {
                    throw new Unwritten(e);
                }
                done[0] += length;
            }
        };
    }
}
