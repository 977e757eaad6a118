package io.loggia.portal.platform.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Takes long lists of values in portions, since PostgreSQL takes no more than 65,535 values with one statement. */
public final class Portions {

    /** Values that a statement takes beside a few others. */
    public static final int OF_ONE_STATEMENT = 30_000;

    private Portions() {}

    /** All of them, in their order; no portion for none. */
    public static <T> List<List<T>> of(Collection<T> all) {
        return of(all, OF_ONE_STATEMENT);
    }

    static <T> List<List<T>> of(Collection<T> all, int size) {
        List<T> values = List.copyOf(all);
        List<List<T>> portions = new ArrayList<>();
        for (int from = 0; from < values.size(); from += size) {
            portions.add(values.subList(from, Math.min(from + size, values.size())));
        }
        return portions;
    }
}
