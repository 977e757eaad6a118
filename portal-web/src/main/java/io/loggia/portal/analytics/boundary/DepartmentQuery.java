package io.loggia.portal.analytics.boundary;

import io.loggia.domain.DepartmentId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Departments as an address names them: by a parameter that may stand there several times. */
final class DepartmentQuery {

    private DepartmentQuery() {}

    /** An empty one names none, as a form does in which nothing is chosen. */
    static Set<DepartmentId> parse(@Nullable List<String> named) {
        Set<DepartmentId> departments = new LinkedHashSet<>();
        if (named != null) {
            named.stream()
                    .filter(one -> !one.isEmpty())
                    .map(DepartmentId::parse)
                    .forEach(departments::add);
        }
        return departments;
    }
}
