package io.loggia.portal.admin.control;

import io.loggia.domain.DepartmentId;
import io.loggia.portal.catalog.control.UploadedBytes;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.identity.control.People.PersonRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who has uploaded how much, as far as it is still kept. */
@ApplicationScoped
public class StorageUse {

    @Inject
    private UploadedBytes uploaded;

    @Inject
    private People people;

    @Inject
    private Departments departments;

    /** @param id null for those who are in no department */
    public record Use(@Nullable String id, String name, long bytes) {}

    /**
     * The largest first.
     *
     * @param departments counting the people directly in them
     */
    public record Uses(List<Use> authors, List<Use> departments) {}

    public Uses now() {
        List<Use> authors = new ArrayList<>();
        Map<@Nullable DepartmentId, Long> sums = new HashMap<>();
        uploaded.byOwner().forEach((owner, bytes) -> {
            PersonRecord person = people.find(owner).orElse(null);
            authors.add(new Use(owner.toString(), person == null ? "" : person.name(), bytes));
            sums.merge(person == null ? null : person.department(), bytes, Long::sum);
        });
        Map<DepartmentId, String> names = departments.namesEver();
        List<Use> inDepartments = new ArrayList<>();
        sums.forEach((department, bytes) -> inDepartments.add(
                department == null
                        ? new Use(null, "", bytes)
                        : new Use(department.toString(), names.getOrDefault(department, ""), bytes)));
        return new Uses(largestFirst(authors), largestFirst(inDepartments));
    }

    private static List<Use> largestFirst(List<Use> uses) {
        return uses.stream()
                .sorted(Comparator.comparingLong(Use::bytes).reversed().thenComparing(Use::name))
                .toList();
    }
}
