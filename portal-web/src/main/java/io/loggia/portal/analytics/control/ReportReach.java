package io.loggia.portal.analytics.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.Departments.DepartmentNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a report may look.
 *
 * @param named departments that were named, none below another; empty when none was
 * @param departments they with all below them; null for the whole organisation
 * @param owner whose items alone are told of; null for anybody's
 * @param discreet whether what few people watched is left out, also of the whole organisation
 */
record ReportReach(
        List<DepartmentNode> named,
        @Nullable Set<DepartmentId> departments,
        @Nullable PersonId owner,
        boolean discreet) {

    ReportReach {
        named = List.copyOf(named);
    }

    /** Whether somebody of this department belongs to it. */
    boolean includes(@Nullable DepartmentId one) {
        return departments == null || (one != null && departments.contains(one));
    }
}
