package io.loggia.portal.platform.control;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next cursor of the following page; null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public static final int DEFAULT_LIMIT = 24;
    public static final int MAX_LIMIT = 100;

    /**
     * Cuts a page from a result that was asked for one row more than the page holds.
     *
     * @param rows up to {@code limit + 1} rows
     * @param cursor makes the cursor that continues after a row
     */
    public static <T> Page<T> cut(List<T> rows, int limit, Function<? super T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null);
        }
        List<T> items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<>(items.stream().<R>map(mapping).toList(), next);
    }

    /** A limit asked for by a caller, brought into range; null means {@value #DEFAULT_LIMIT}. */
    public static int limit(@Nullable Integer asked) {
        return asked == null ? DEFAULT_LIMIT : Math.clamp(asked, 1, MAX_LIMIT);
    }
}
