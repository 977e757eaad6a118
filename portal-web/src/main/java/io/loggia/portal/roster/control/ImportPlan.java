package io.loggia.portal.roster.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Role;
import io.loggia.domain.RosterSource;
import io.loggia.portal.platform.control.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides what an imported list changes, from the list and the roster alone. */
final class ImportPlan {

    private final Roster before;
    private final List<ImportProblem> problems = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, ImportRow> byUsername = new HashMap<>();
    private int unchanged;

    private ImportPlan(Roster before) {
        this.before = before;
    }

    /** Someone who came from an earlier list. */
    record Listed(
            PersonId id,
            @Nullable String externalId,
            String username,
            String name,
            @Nullable String email,
            @Nullable DepartmentId department,
            @Nullable PersonId manager,
            Set<Role> roles,
            Set<String> groups,
            boolean enabled) {}

    /** Whoever has a user name. */
    record Bearer(PersonId id, RosterSource source) {}

    /**
     * What is there already.
     *
     * @param departments finds a department by its name or path
     * @param caller whoever imports the list; null when nobody in person does
     */
    record Roster(
            List<Listed> listed,
            Map<String, Bearer> bearers,
            Function<String, Optional<DepartmentId>> departments,
            @Nullable PersonId caller) {}

    /** What happens to someone. */
    enum Kind {
        CREATED,
        CHANGED,
        DISABLED
    }

    /**
     * One person's change.
     *
     * @param row null for someone who is missing from the list
     * @param was null for someone new
     * @param fields columns in which someone of the list changes
     */
    record Change(
            Kind kind,
            int line,
            String username,
            @Nullable ImportRow row,
            @Nullable Listed was,
            List<String> fields) {

        Told what() {
            if (was == null) {
                return Told.of(RosterWord.PERSON_NEW);
            }
            return row == null
                    ? Told.of(RosterWord.NOT_IN_LIST)
                    : Told.of(RosterWord.FIELDS, "fields", String.join(", ", fields));
        }
    }

    /** What is to be done, in the order of the list. */
    record Outcome(List<Change> changes, int unchanged, List<ImportProblem> problems) {

        long count(Kind kind) {
            return changes.stream().filter(change -> change.kind() == kind).count();
        }
    }

    /** @param disableMissing whether people of earlier lists who are not in this one are disabled; never when a row was left out */
    static Outcome of(List<ImportRow> rows, Roster before, boolean disableMissing, boolean complete) {
        ImportPlan plan = new ImportPlan(before);
        plan.plan(rows);
        if (disableMissing && complete && plan.problems.isEmpty()) {
            plan.disableMissing(rows);
        }
        return new Outcome(List.copyOf(plan.changes), plan.unchanged, List.copyOf(plan.problems));
    }

    private void plan(List<ImportRow> rows) {
        Map<String, Listed> listedById = new HashMap<>();
        Map<String, Listed> listedByUsername = new HashMap<>();
        before.listed().forEach(person -> {
            listedByUsername.put(person.username(), person);
            if (person.externalId() != null) {
                listedById.put(person.externalId(), person);
            }
        });
        Set<String> ids = new HashSet<>();
        List<ImportRow> once = new ArrayList<>();
        for (ImportRow row : rows) {
            if (row.id() != null && !ids.add(row.id())) {
                problem(row, RosterWord.ID_TWICE, "id", row.id());
            } else if (byUsername.putIfAbsent(row.username(), row) != null) {
                problem(row, RosterWord.USERNAME_TWICE, "username", row.username());
            } else {
                once.add(row);
            }
        }
        for (ImportRow row : once) {
            decide(row, row.id() == null ? null : listedById.get(row.id()), listedByUsername.get(row.username()));
        }
    }

    private void decide(ImportRow row, @Nullable Listed sameId, @Nullable Listed sameUsername) {
        Listed was = sameId;
        if (was == null && sameUsername != null) {
            if (row.id() != null && sameUsername.externalId() != null) {
                problem(
                        row,
                        RosterWord.USERNAME_OF_ANOTHER_ID,
                        "username",
                        row.username(),
                        "id",
                        sameUsername.externalId());
                return;
            }
            was = sameUsername;
        }
        Bearer bearer = before.bearers().get(row.username());
        if (bearer != null && (was == null || !bearer.id().equals(was.id()))) {
            problem(
                    row,
                    bearer.source() == RosterSource.CSV
                            ? RosterWord.USERNAME_OF_AN_EARLIER_LIST
                            : RosterWord.USERNAME_KEPT_ELSEWHERE,
                    "username",
                    row.username());
            return;
        }
        String manager = row.manager().value();
        if (manager != null
                && !byUsername.containsKey(manager)
                && !before.bearers().containsKey(manager)) {
            problem(row, RosterWord.MANAGER_UNKNOWN, "username", manager);
            return;
        }
        if (was == null) {
            changes.add(new Change(Kind.CREATED, row.line(), row.username(), row, null, List.of()));
            return;
        }
        if (was.id().equals(before.caller()) && locksOut(row, was)) {
            problem(row, RosterWord.OWN_ACCESS);
            return;
        }
        List<String> what = differences(row, was);
        if (what.isEmpty()) {
            unchanged++;
        } else {
            Kind kind = was.enabled() && !row.active() ? Kind.DISABLED : Kind.CHANGED;
            changes.add(new Change(kind, row.line(), row.username(), row, was, what));
        }
    }

    private static boolean locksOut(ImportRow row, Listed was) {
        Set<Role> roles = row.roles();
        return !row.active() || (was.roles().contains(Role.ADMIN) && roles != null && !roles.contains(Role.ADMIN));
    }

    private List<String> differences(ImportRow row, Listed was) {
        List<String> what = new ArrayList<>();
        note(what, "id", row.id() != null && !row.id().equals(was.externalId()));
        note(what, "username", !row.username().equals(was.username()));
        note(what, "name", !row.name().equals(was.name()));
        note(what, "email", !Objects.equals(row.email().or(was.email()), was.email()));
        note(
                what,
                "department",
                row.department().said() && movesTo(row.department().value(), was.department()));
        note(what, "manager", row.manager().said() && reportsTo(row.manager().value(), was.manager()));
        note(what, "roles", row.roles() != null && !row.roles().equals(was.roles()));
        note(what, "groups", row.groups() != null && !row.groups().equals(was.groups()));
        note(what, "active", row.active() != was.enabled());
        return what;
    }

    private boolean movesTo(@Nullable String path, @Nullable DepartmentId now) {
        if (path == null) {
            return now != null;
        }
        Optional<DepartmentId> wanted = before.departments().apply(path);
        return wanted.isEmpty() || !wanted.get().equals(now);
    }

    private boolean reportsTo(@Nullable String username, @Nullable PersonId now) {
        Bearer wanted = username == null ? null : before.bearers().get(username);
        if (username == null) {
            return now != null;
        }
        return wanted == null || !wanted.id().equals(now);
    }

    private void disableMissing(List<ImportRow> rows) {
        Set<PersonId> seen = new HashSet<>();
        changes.stream()
                .map(Change::was)
                .filter(Objects::nonNull)
                .map(Listed::id)
                .forEach(seen::add);
        Set<String> ids = new HashSet<>();
        rows.stream().map(ImportRow::id).filter(Objects::nonNull).forEach(ids::add);
        for (Listed person : before.listed()) {
            boolean inList = seen.contains(person.id())
                    || byUsername.containsKey(person.username())
                    || (person.externalId() != null && ids.contains(person.externalId()));
            if (person.enabled() && !inList && !person.id().equals(before.caller())) {
                changes.add(new Change(Kind.DISABLED, 0, person.username(), null, person, List.of()));
            }
        }
    }

    private static void note(List<String> what, String field, boolean changes) {
        if (changes) {
            what.add(field);
        }
    }

    private void problem(ImportRow row, RosterWord word, String... parameters) {
        problems.add(ImportProblem.of(row.line(), word, parameters));
    }
}
