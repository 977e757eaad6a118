package io.loggia.portal.storage.control;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place where whole files lie by key, beside the folder that the portal works in. A file is there with all its bytes or
 * not at all, whenever and however its writing ended. Every call may throw {@link StoreException}.
 *
 * <pre>{@code
 * store.put("sources/1/source", file);
 * try (InputStream in = store.read("sources/1/source", 0, size)) { ... }
 * }</pre>
 */
public interface Store extends AutoCloseable {

    /** A file that is there. */
    record Stored(String key, long bytes) {}

    Optional<Stored> find(String key);

    /** Up to how many bytes a file is written as one; a larger one is written in parts. 0 where all are written alike. */
    default long bytesWrittenAsOne() {
        return 0;
    }

    /** Writes a file, in place of one that is there. It is durable on return. */
    void put(String key, Path file);

    /**
     * A part of a file. The stream fails rather than end before its last byte, or there is none at all.
     *
     * @param first 0 for the beginning
     * @param length at least 1
     * @throws StoreException {@link StoreException.Trouble#MISSING}, {@link StoreException.Trouble#FROZEN}
     */
    InputStream read(String key, long first, long length);

    /**
     * Files whose keys begin with {@code prefix}, in the order of their keys.
     *
     * @param after the last of the list before; null for the beginning
     */
    List<Stored> list(String prefix, @Nullable String after, int limit);

    /** The storage classes that files are written in at some time, as far as somebody has named them. */
    default List<String> classes() {
        return List.of();
    }

    /** Where files go that are old; empty where the store has no such class. */
    default Optional<ArchiveClass> archive() {
        return Optional.empty();
    }

    /**
     * As {@link #put(String, Path)}, in a storage class, of which some stores take no notice: {@link #classOf} tells.
     *
     * @throws StoreException {@link StoreException.Trouble#NO_CLASS} when the store does not know it
     */
    default void put(String key, Path file, String storageClass) {
        put(key, file);
    }

    /**
     * In which storage class a file lies; empty where the store has none.
     *
     * @throws StoreException {@link StoreException.Trouble#MISSING}
     */
    default String classOf(String key) {
        return "";
    }

    /** Removes a file, if it is there. */
    void delete(String key);

    @Override
    void close();
}
