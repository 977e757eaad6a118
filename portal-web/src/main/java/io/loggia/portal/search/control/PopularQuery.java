package io.loggia.portal.search.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.Viewer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What many sought.
 *
 * @param ofOne whether the people of one department alone sought it; those in none are together
 * @param department which that is, null for none; of no meaning where it was several
 */
record PopularQuery(String text, boolean ofOne, @Nullable DepartmentId department) {

    /**
     * @param departments how many departments the seekers are in
     * @param one of them, or blank for none
     */
    static PopularQuery of(String text, long departments, String one) {
        return new PopularQuery(text, departments == 1, one.isBlank() ? null : DepartmentId.parse(one.strip()));
    }

    /** Whether it does not tell what another department alone is busy with. */
    boolean mayBeToldTo(Viewer viewer) {
        return !ofOne || Objects.equals(department, viewer.department());
    }
}
