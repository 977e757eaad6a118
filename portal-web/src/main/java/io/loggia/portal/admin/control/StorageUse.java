package io.loggia.portal.admin.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.identity.control.People.PersonInfo;
import io.loggia.portal.upload.control.Quotas;
import io.loggia.portal.upload.control.UploadQuotas;
import io.loggia.portal.upload.control.Uploads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who has uploaded how much, as quotas count it. */
@ApplicationScoped
public class StorageUse {

    @Inject
    private Uploads uploads;

    @Inject
    private People people;

    @Inject
    private Departments departments;

    @Inject
    private UploadQuotas quotas;

    /**
     * @param id null for those who are in no department
     * @param quotaBytes what they may have; 0 for any amount
     * @param ownQuota whether that was said of them alone
     */
    public record Use(@Nullable String id, String name, long bytes, long quotaBytes, boolean ownQuota) {}

    /**
     * The largest first; those too who have nothing yet, and a quota of their own.
     *
     * @param departments each with all below it, as the quota counts them
     */
    public record Uses(List<Use> authors, List<Use> departments) {}

    public Uses now() {
        Quotas known = quotas.read();
        Map<PersonId, Long> byOwner = uploads.counted();
        known.ofPeople().keySet().forEach(person -> byOwner.putIfAbsent(person, 0L));
        Map<PersonId, PersonInfo> owners = people.infos(byOwner.keySet());
        List<Use> authors = new ArrayList<>();
        Map<@Nullable DepartmentId, Long> sums = new HashMap<>();
        known.ofSomeDepartments().keySet().forEach(department -> sums.put(department, 0L));
        byOwner.forEach((owner, bytes) -> {
            PersonInfo person = owners.get(owner);
            authors.add(new Use(
                    owner.toString(),
                    person == null ? "" : person.name(),
                    bytes,
                    known.of(owner),
                    known.ofPeople().containsKey(owner)));
            if (bytes == 0) {
                return;
            }
            if (person == null || person.department() == null) {
                sums.merge(null, bytes, Long::sum);
            } else {
                departments.upwards(person.department()).forEach(above -> sums.merge(above, bytes, Long::sum));
            }
        });
        Map<DepartmentId, String> names = departments.namesEver();
        List<Use> inDepartments = new ArrayList<>();
        sums.forEach((department, bytes) -> inDepartments.add(
                department == null
                        ? new Use(null, "", bytes, 0, false)
                        : new Use(
                                department.toString(),
                                names.getOrDefault(department, ""),
                                bytes,
                                known.of(department),
                                known.ofSomeDepartments().containsKey(department))));
        return new Uses(largestFirst(authors), largestFirst(inDepartments));
    }

    private static List<Use> largestFirst(List<Use> uses) {
        return uses.stream()
                .sorted(Comparator.comparingLong(Use::bytes).reversed().thenComparing(Use::name))
                .toList();
    }
}
