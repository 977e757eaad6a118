package io.loggia.analytics.report;

import io.loggia.domain.Audience;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import java.util.Collections;
import java.util.Set;

/**
 * Somebody a report may have to name.
 *
 * @param department their present one
 * @param principals what their audiences are matched by
 * @param onRoster whether they belong to the reported departments today; one who left is named only for what they
 *     watched while there
 */
public record ReportPerson(
        PersonId id, String name, DepartmentId department, Set<Principal> principals, boolean onRoster) {

    public ReportPerson {
        principals = Set.copyOf(principals);
    }

    boolean isIn(Audience audience) {
        return !Collections.disjoint(audience.principals(), principals);
    }
}
