package io.loggia.portal.sso.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.GroupId;
import io.loggia.domain.RosterSource;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.Groups;
import io.loggia.portal.identity.control.Origin;
import io.loggia.portal.platform.control.Told;
import io.loggia.portal.sso.control.ClaimRules.Named;
import io.loggia.portal.sso.control.ProviderSettings.Form;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Departments and groups as claims name them. */
@ApplicationScoped
public class Units {

    private static final int MAX_NAME = 200;

    @Inject
    private Departments departments;

    @Inject
    private Groups groups;

    /**
     * A department or group that claims name.
     *
     * @param id of it here; null when it would have to be made
     * @param path names from the root down; of a group its name alone
     * @param isOurs whether a rule named it by Loggia's own id
     */
    public record Found(@Nullable UUID id, List<String> path, boolean isOurs, Told because) {

        public String name() {
            return path.getLast();
        }
    }

    /** The first of the named departments that exists; else the first that may be made; else none. */
    Optional<Found> department(UUID providerId, List<Named> named) {
        Map<DepartmentId, String> names = departments.names();
        for (Named one : named) {
            Optional<DepartmentId> id = departmentId(providerId, one);
            if (id.isPresent()) {
                return Optional.of(new Found(
                        id.get().value(),
                        List.of(names.getOrDefault(id.get(), one.value())),
                        isOurs(one),
                        one.because()));
            }
        }
        return named.stream()
                .filter(one -> one.create()
                        && one.form() != Form.EXTERNAL_ID
                        && !path(one).isEmpty())
                .findFirst()
                .map(one -> new Found(null, path(one), /* isOurs= */ false, one.because()));
    }

    /** The named groups that exist or may be made. */
    List<Found> groups(UUID providerId, List<Named> named) {
        List<Found> found = new ArrayList<>();
        for (Named one : named) {
            Optional<Groups.GroupRecord> group = groupOf(providerId, one);
            if (group.isPresent()) {
                found.add(
                        new Found(group.get().id().value(), List.of(group.get().name()), isOurs(one), one.because()));
            } else if (one.create() && one.form() != Form.EXTERNAL_ID) {
                found.add(new Found(null, List.of(cut(one.value())), /* isOurs= */ false, one.because()));
            }
        }
        return found;
    }

    /** The department's id; what is missing of its path is made. */
    DepartmentId make(UUID providerId, Found department) {
        if (department.id() != null) {
            return new DepartmentId(department.id());
        }
        DepartmentId parent = null;
        for (String name : department.path()) {
            DepartmentId above = parent;
            parent = departments.child(above, name).orElseGet(() -> {
                DepartmentId made = DepartmentId.random();
                departments.add(made, name, above);
                departments.setOrigin(made, new Origin(RosterSource.PROVIDER, providerId, null));
                return made;
            });
        }
        return java.util.Objects.requireNonNull(parent);
    }

    /** The groups' ids; those that are missing are made. */
    List<GroupId> makeGroups(UUID providerId, List<Found> found) {
        return found.stream()
                .map(group -> group.id() != null
                        ? new GroupId(group.id())
                        : groups.byName(group.name())
                                .map(Groups.GroupRecord::id)
                                .orElseGet(() ->
                                        groups.add(group.name(), new Origin(RosterSource.PROVIDER, providerId, null))))
                .toList();
    }

    private Optional<DepartmentId> departmentId(UUID providerId, Named named) {
        if (isOurs(named)) {
            return own(named)
                    .map(DepartmentId::new)
                    .filter(id -> departments.names().containsKey(id));
        }
        return switch (named.form()) {
            case EXTERNAL_ID -> departments.byExternalId(providerId, named.value());
            case NAME -> departments.onlyNamed(named.value());
            case PATH -> {
                Optional<DepartmentId> at = Optional.empty();
                for (String name : path(named)) {
                    at = departments.child(at.orElse(null), name);
                    if (at.isEmpty()) {
                        break;
                    }
                }
                yield at;
            }
        };
    }

    private Optional<Groups.GroupRecord> groupOf(UUID providerId, Named named) {
        if (isOurs(named)) {
            return own(named).flatMap(id -> groups.find(new GroupId(id)));
        }
        return named.form() == Form.EXTERNAL_ID
                ? groups.byExternalId(providerId, named.value())
                : groups.byName(cut(named.value()));
    }

    private static boolean isOurs(Named named) {
        return named.value().startsWith(ClaimRules.OWN_ID);
    }

    private static Optional<UUID> own(Named named) {
        try {
            return Optional.of(UUID.fromString(named.value().substring(ClaimRules.OWN_ID.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<String> path(Named named) {
        if (named.form() == Form.NAME) {
            return List.of(cut(named.value()));
        }
        return Arrays.stream(named.value().split("/", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(Units::cut)
                .toList();
    }

    private static String cut(String name) {
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
    }
}
