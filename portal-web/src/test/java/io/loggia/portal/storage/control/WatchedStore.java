package io.loggia.portal.storage.control;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A store in which something happens when a file has been written, or before one is read; or in which something goes wrong. */
class WatchedStore implements Store {

    private final Store store;
    private final Consumer<String> written;
    private final Consumer<String> read;

    WatchedStore(Store store, Consumer<String> written, Consumer<String> read) {
        this.store = store;
        this.written = written;
        this.read = read;
    }

    /** For a test that overrides what is to go wrong. */
    WatchedStore(Store store) {
        this(store, key -> {}, key -> {});
    }

    static WatchedStore written(Store store, Consumer<String> then) {
        return new WatchedStore(store, then, key -> {});
    }

    @Override
    public Optional<Stored> find(String key) {
        return store.find(key);
    }

    @Override
    public void put(String key, Path file) {
        store.put(key, file);
        written.accept(key);
    }

    @Override
    public void put(String key, Path file, String storageClass) {
        store.put(key, file, storageClass);
        written.accept(key);
    }

    @Override
    public List<String> classes() {
        return store.classes();
    }

    @Override
    public Optional<ArchiveClass> archive() {
        return store.archive();
    }

    @Override
    public String classOf(String key) {
        return store.classOf(key);
    }

    @Override
    public InputStream read(String key, long first, long length) {
        read.accept(key);
        return store.read(key, first, length);
    }

    @Override
    public List<Stored> list(String prefix, @Nullable String after, int limit) {
        return store.list(prefix, after, limit);
    }

    @Override
    public void delete(String key) {
        store.delete(key);
    }

    @Override
    public void close() {
        store.close();
    }
}
