package io.loggia.portal.roster.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.GroupId;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.Role;
import io.loggia.domain.RosterSource;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.DepartmentPaths;
import io.loggia.portal.identity.control.Groups;
import io.loggia.portal.identity.control.Groups.GroupRecord;
import io.loggia.portal.identity.control.Origin;
import io.loggia.portal.identity.control.OwnedRoster;
import io.loggia.portal.identity.control.OwnedRoster.Owner;
import io.loggia.portal.identity.control.OwnedRoster.Wanted;
import io.loggia.portal.identity.control.Roster;
import io.loggia.portal.identity.control.Roster.Entry;
import io.loggia.portal.identity.control.Roster.Kept;
import io.loggia.portal.identity.control.Roster.Place;
import io.loggia.portal.identity.control.Roster.Placement;
import io.loggia.portal.identity.control.Sessions;
import io.loggia.portal.roster.control.ImportPlan.Bearer;
import io.loggia.portal.roster.control.ImportPlan.Change;
import io.loggia.portal.roster.control.ImportPlan.Kind;
import io.loggia.portal.roster.control.ImportPlan.Listed;
import io.loggia.portal.roster.control.ImportPlan.Outcome;
import io.loggia.portal.roster.control.ImportReport.ImportChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** People from lists. A list never touches anyone who did not come from one. */
@ApplicationScoped
public class PeopleImport {

    private static final Owner LISTS = new Owner(Set.of(RosterSource.CSV), null);
    private static final int TOLD_CHANGES = 200;

    @Inject
    private Roster roster;

    @Inject
    private OwnedRoster owned;

    @Inject
    private DepartmentPaths departments;

    @Inject
    private Groups groups;

    @Inject
    private Sessions sessions;

    @Inject
    private AuditLog audit;

    @Inject
    private CurrentViewer current;

    /**
     * How a list is taken.
     *
     * @param skipProblems whether sound rows are applied although others are not
     * @param disableMissing whether people of earlier lists who are not in this one are disabled
     */
    public record Options(boolean preview, boolean skipProblems, boolean disableMissing) {}

    /**
     * What is to be done.
     *
     * @param report as the caller is told once it was done, or was not to be done
     */
    public record Planned(ImportReport report, List<Step> steps) {}

    /** One person's part of the plan. */
    public static final class Step {

        private final Change change;

        Step(Change change) {
            this.change = change;
        }
    }

    /** @throws LoggiaException when the file is no text in UTF-8, or too long */
    public Planned plan(byte[] file, Options options) {
        ImportFile.Content content = ImportFile.read(file);
        boolean whole = content.problems().isEmpty();
        Outcome outcome = content.broken()
                ? new Outcome(List.of(), 0, List.of())
                : ImportPlan.of(content.rows(), roster(), options.disableMissing(), whole);
        List<ImportProblem> problems = new ArrayList<>(content.problems());
        problems.addAll(outcome.problems());
        problems.sort(Comparator.comparingInt(ImportProblem::line));
        boolean sound = !content.broken() && (problems.isEmpty() || options.skipProblems());
        if (options.disableMissing() && !problems.isEmpty()) {
            problems.add(ImportProblem.of(0, RosterWord.NOBODY_DISABLED));
        }
        boolean applied = sound && !options.preview();
        ImportReport report = new ImportReport(
                options.preview(),
                applied,
                content.count(),
                (int) outcome.count(Kind.CREATED),
                (int) outcome.count(Kind.CHANGED),
                outcome.unchanged(),
                (int) outcome.count(Kind.DISABLED),
                problems.stream().limit(ImportFile.MAX_PROBLEMS).toList(),
                outcome.changes().stream()
                        .limit(TOLD_CHANGES)
                        .map(PeopleImport::told)
                        .toList());
        return new Planned(
                report, applied ? outcome.changes().stream().map(Step::new).toList() : List.of());
    }

    /** Does a part of the plan. Managers are for {@link #setManagers}, when everyone is there. */
    public void apply(List<Step> steps) {
        for (Step step : steps) {
            Change change = step.change;
            ImportRow row = change.row();
            Listed was = change.was();
            if (row == null) {
                disable(change);
            } else {
                PersonId id = was == null ? roster.add(entry(row, null)) : was.id();
                if (was != null) {
                    roster.change(id, entry(row, was));
                }
                roster.place(id, place(row));
                if (change.kind() == Kind.DISABLED) {
                    sessions.endAll(id);
                }
                audit.byCaller(
                        "person." + change.kind().name().toLowerCase(Locale.ROOT),
                        new Subject("person", id.toString(), row.name()),
                        was == null ? null : ImportStates.before(was),
                        ImportStates.after(row));
            }
        }
    }

    /** The second half of a part of the plan. */
    public void setManagers(List<Step> steps) {
        for (Step step : steps) {
            ImportRow row = step.change.row();
            if (row != null && row.manager().said()) {
                String manager = row.manager().value();
                Optional<PersonId> above = manager == null
                        ? Optional.empty()
                        : roster.byUsername(manager).map(Kept::id);
                roster.byUsername(row.username())
                        .filter(person -> person.origin().source() == RosterSource.CSV)
                        .filter(person -> !Optional.ofNullable(person.manager()).equals(above))
                        .ifPresent(person -> roster.setManager(person.id(), above.orElse(null)));
            }
        }
    }

    /** Writes down that a list was applied. */
    public void conclude(ImportReport report) {
        audit.byCaller("roster.imported", new Subject("roster", null, "CSV"), null, ImportStates.counts(report));
    }

    /** The report in numbers, as the run log keeps it. */
    public String summary(ImportReport report) {
        return ImportStates.counts(report);
    }

    private void disable(Change change) {
        Listed was = change.was();
        if (was != null) {
            roster.change(
                    was.id(), new Entry(origin(was.externalId()), was.username(), was.name(), was.email(), false));
            sessions.endAll(was.id());
            audit.byCaller(
                    "person.disabled",
                    new Subject("person", was.id().toString(), was.name()),
                    ImportStates.before(was),
                    null);
        }
    }

    private static Entry entry(ImportRow row, @Nullable Listed was) {
        String id = row.id() == null && was != null ? was.externalId() : row.id();
        return new Entry(
                origin(id), row.username(), row.name(), row.email().or(was == null ? null : was.email()), row.active());
    }

    private static Origin origin(@Nullable String id) {
        return new Origin(RosterSource.CSV, null, id);
    }

    private Place place(ImportRow row) {
        Placement placement = null;
        if (row.department().said()) {
            String path = row.department().value();
            placement = new Placement(
                    path == null
                            ? null
                            : departments.findOrAdd(path, origin(null)).orElse(null));
        }
        Set<String> named = row.groups();
        Set<GroupId> ids =
                named == null ? null : named.stream().map(this::group).collect(Collectors.toSet());
        return new Place(row.roles(), placement, ids);
    }

    private GroupId group(String name) {
        return groups.byName(name).map(GroupRecord::id).orElseGet(() -> groups.add(name, origin(null)));
    }

    private ImportPlan.Roster roster() {
        Map<PersonId, Set<Role>> roles = owned.roles(LISTS);
        Map<GroupId, String> names =
                groups.all().stream().collect(Collectors.toMap(GroupRecord::id, GroupRecord::name));
        List<Listed> listed = owned.people(LISTS, Wanted.ALL, 0, Integer.MAX_VALUE).stream()
                .map(person -> new Listed(
                        person.id(),
                        person.origin().externalId(),
                        person.username(),
                        person.name(),
                        person.email(),
                        person.department(),
                        person.manager(),
                        roles.getOrDefault(person.id(), Set.of()),
                        person.groups().stream()
                                .map(group -> names.getOrDefault(group, ""))
                                .collect(Collectors.toSet()),
                        person.enabled()))
                .toList();
        Map<String, Bearer> bearers = new HashMap<>();
        owned.bearers().forEach((username, bearer) -> bearers.put(username, new Bearer(bearer.id(), bearer.source())));
        Map<String, Optional<DepartmentId>> found = new HashMap<>();
        return new ImportPlan.Roster(
                listed,
                bearers,
                path -> found.computeIfAbsent(path, departments::find),
                current.viewer().id());
    }

    private static ImportChange told(Change change) {
        return ImportChange.of(change.line(), change.username(), change.what());
    }
}
