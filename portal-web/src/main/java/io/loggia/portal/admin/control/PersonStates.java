package io.loggia.portal.admin.control;

import io.loggia.domain.DepartmentId;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.DepartmentTree;
import io.loggia.portal.identity.control.People.PersonRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** People as the audit log tells of them: in words that can be read years later, without looking up any id. */
@ApplicationScoped
public class PersonStates {

    @Inject
    private AuditLog audit;

    @Inject
    private DepartmentTree tree;

    Map<String, @Nullable Object> of(PersonRecord person) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("name", person.name());
        state.put("username", person.username());
        state.put("department", tree.path(person.department()));
        state.put("roles", person.roles().stream().sorted().map(Enum::name).toList());
        state.put(
                "manages",
                person.manages().stream()
                        .map((DepartmentId id) -> Objects.requireNonNullElse(tree.path(id), ""))
                        .sorted()
                        .toList());
        state.put("enabled", person.enabled());
        return state;
    }

    /** Writes one entry about a person; none when nothing is different. */
    void write(String action, PersonRecord person, Difference difference) {
        if (!difference.isEmpty()) {
            writeAlways(action, person, difference);
        }
    }

    void writeAlways(String action, PersonRecord person, Difference difference) {
        audit.byCaller(
                action,
                new Subject("person", person.id().toString(), person.name()),
                difference.before(),
                difference.after());
    }
}
