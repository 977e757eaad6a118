package io.loggia.portal.roster.control;

import io.loggia.domain.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One person of an imported list. What the list has no column for is absent; an empty cell says that there is none.
 *
 * @param line where the row begins in the file, counted from 1
 * @param id unchanging id at the source; null when the list gives none
 */
record ImportRow(
        int line,
        @Nullable String id,
        String username,
        String name,
        Cell<String> email,
        Cell<String> department,
        Cell<String> manager,
        @Nullable Set<Role> roles,
        @Nullable Set<String> groups,
        boolean active) {

    /** A cell of a column that may be missing from the list. */
    record Cell<T>(boolean said, @Nullable T value) {

        static <T> Cell<T> absent() {
            return new Cell<>(false, null);
        }

        @Nullable
        T or(@Nullable T kept) {
            return said ? value : kept;
        }
    }
}
