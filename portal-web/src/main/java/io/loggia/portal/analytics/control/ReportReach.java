package io.loggia.portal.analytics.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.Departments.DepartmentNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a report may look.
 *
 * @param department the one that was named; null when none was
 * @param departments it with all below it; null for the whole organisation
 * @param owner whose items alone are told of; null for anybody's
 */
record ReportReach(
        @Nullable DepartmentNode department,
        @Nullable Set<DepartmentId> departments,
        @Nullable PersonId owner) {

    /** Whether somebody of this department belongs to it. */
    boolean includes(@Nullable DepartmentId one) {
        return departments == null || (one != null && departments.contains(one));
    }
}
