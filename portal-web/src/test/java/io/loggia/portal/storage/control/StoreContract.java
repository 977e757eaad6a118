package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.portal.storage.control.Store.Stored;
import io.loggia.portal.storage.control.StoreException.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store does. */
abstract class StoreContract {

    /** More than the parts that S3 is sent in here. */
    static final int LARGE = (5 << 20) + 170_000;

    private static final String KEY = "sources/0001/source";

    @TempDir
    Path folder;

    Store store;

    /** An empty one. */
    abstract Store create() throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = create();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void put_thenRead_givesTheSameBytes() throws IOException {
        byte[] bytes = bytes(4321);
        store.put(KEY, file(bytes));
        assertThat(read(KEY, 0, bytes.length)).isEqualTo(bytes);
        assertThat(store.find(KEY)).contains(new Stored(KEY, bytes.length));
    }

    @Test
    void put_ofALargeFile_givesTheSameBytes() throws IOException {
        byte[] bytes = bytes(LARGE);
        store.put(KEY, file(bytes));
        assertThat(read(KEY, 0, LARGE)).isEqualTo(bytes);
    }

    @Test
    void put_ofAnEmptyFile_isThere() throws IOException {
        store.put(KEY, file(new byte[0]));
        assertThat(store.find(KEY)).contains(new Stored(KEY, 0));
    }

    @Test
    void put_again_replaces() throws IOException {
        store.put(KEY, file(bytes(LARGE)));
        byte[] second = bytes(99);
        store.put(KEY, file(second));
        assertThat(store.find(KEY)).contains(new Stored(KEY, 99));
        assertThat(read(KEY, 0, 99)).isEqualTo(second);
    }

    @Test
    void read_ofAPart_givesThatPart() throws IOException {
        byte[] bytes = bytes(LARGE);
        store.put(KEY, file(bytes));
        assertThat(read(KEY, 5_000_000, 7)).isEqualTo(java.util.Arrays.copyOfRange(bytes, 5_000_000, 5_000_007));
        assertThat(read(KEY, LARGE - 1L, 1)).containsExactly(bytes[LARGE - 1]);
    }

    @Test
    void read_closedInTheMiddle_leavesTheStoreUsable() throws IOException {
        store.put(KEY, file(bytes(LARGE)));
        try (InputStream in = store.read(KEY, 0, LARGE)) {
            assertThat(in.readNBytes(10)).hasSize(10);
        }
        assertThat(read(KEY, 3, 4)).hasSize(4);
    }

    @Test
    void read_beyondTheEnd_failsInsteadOfEnding() throws IOException {
        store.put(KEY, file(bytes(100)));
        assertThatThrownBy(() -> read(KEY, 50, 51)).isInstanceOfAny(IOException.class, StoreException.class);
    }

    @Test
    void whatIsNotThere_isMissing() {
        assertThat(store.find(KEY)).isEmpty();
        assertTrouble(Trouble.MISSING, () -> store.read(KEY, 0, 1));
        store.delete(KEY);
    }

    @Test
    void delete_ofAFile_removesItAlone() throws IOException {
        store.put(KEY, file(bytes(10)));
        store.put("sources/0002/source", file(bytes(10)));
        store.delete(KEY);
        assertThat(store.find(KEY)).isEmpty();
        assertThat(store.find("sources/0002/source")).isPresent();
    }

    @Test
    void list_givesPagesInOrder() throws IOException {
        for (String key : new String[] {"b/2", "a/1", "b/1", "b-x", "b/3"}) {
            store.put(key, file(bytes(3)));
        }
        assertThat(store.list("b/", null, 2)).containsExactly(new Stored("b/1", 3), new Stored("b/2", 3));
        assertThat(store.list("b/", "b/2", 2)).containsExactly(new Stored("b/3", 3));
        assertThat(store.list("", null, 100))
                .extracting(Stored::key)
                .containsExactly("a/1", "b-x", "b/1", "b/2", "b/3");
        assertThat(store.list("c", null, 100)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../x",
                "a/../../x",
                "a//b",
                "a/",
                ".incoming/x",
                "a b",
                "a\u0000b",
                "ä",
                "a\\b"
            })
    void keysOutOfForm_areRefused(String key) throws IOException {
        Path file = file(bytes(1));
        assertTrouble(Trouble.BAD_KEY, () -> store.put(key, file));
        assertTrouble(Trouble.BAD_KEY, () -> store.find(key));
        assertTrouble(Trouble.BAD_KEY, () -> store.read(key, 0, 1));
        assertTrouble(Trouble.BAD_KEY, () -> store.delete(key));
    }

    @Test
    void put_thatIsInterrupted_showsNothing() throws IOException {
        Path file = file(bytes(LARGE));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> store.put(KEY, file)).isInstanceOf(RuntimeException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(store.find(KEY)).isEmpty();
        assertThat(store.list("", null, 10)).isEmpty();
    }

    static void assertTrouble(Trouble trouble, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.trouble()).isEqualTo(trouble));
    }

    byte[] read(String key, long first, long length) throws IOException {
        try (InputStream in = store.read(key, first, length)) {
            return in.readAllBytes();
        }
    }

    Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "file", ""), bytes);
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
