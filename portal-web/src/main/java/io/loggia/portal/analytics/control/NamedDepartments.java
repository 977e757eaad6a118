package io.loggia.portal.analytics.control;

import io.loggia.domain.AccessPolicy;
import io.loggia.domain.Decision;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.ReportKind;
import io.loggia.domain.Role;
import io.loggia.domain.Viewer;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.Departments.DepartmentNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Departments that a report names: who may name which, and how far the report then looks. */
@ApplicationScoped
public class NamedDepartments {

    private static final int MOST = 100;
    private static final int LONGEST_CALLED = 200;

    @Inject
    private Departments departments;

    /**
     * The departments of these ids, by name, less those that are below another of them.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} where the viewer may not report on one of them, or there is none
     */
    public List<DepartmentNode> of(Set<DepartmentId> wanted, Viewer viewer) {
        if (wanted.size() > MOST) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "Name at most " + MOST + " departments, or one above them.");
        }
        List<DepartmentNode> found = departments.all().stream()
                .filter(node ->
                        wanted.contains(node.id()) && AccessPolicy.decideReport(viewer, node.id()) == Decision.ALLOWED)
                .toList();
        if (found.size() < wanted.size()) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such department, or you may not report on it.");
        }
        return found.size() < 2
                ? found
                : found.stream()
                        .filter(node -> departments.upwards(node.id()).stream()
                                .noneMatch(above -> !above.equals(node.id()) && wanted.contains(above)))
                        .toList();
    }

    /** All that the viewer may report on; null where that is everybody, also who belongs to none. */
    @Nullable
    Set<DepartmentId> reportable(Viewer viewer) {
        return AccessPolicy.looksAfterLearning(viewer)
                ? null
                : departments.all().stream()
                        .map(DepartmentNode::id)
                        .filter(one -> AccessPolicy.decideReport(viewer, one) == Decision.ALLOWED)
                        .collect(Collectors.toSet());
    }

    /** What those departments are called together, in a file's name and in letters; empty for none. */
    public String called(Set<DepartmentId> wanted, Viewer viewer) {
        List<DepartmentNode> named = of(wanted, viewer);
        String names = named.stream().map(DepartmentNode::name).collect(Collectors.joining(", "));
        return names.length() <= LONGEST_CALLED ? names : named.getFirst().name() + " +" + (named.size() - 1);
    }

    /**
     * How far a report may look that names these.
     *
     * @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} where one has to be named, and none is
     */
    ReportReach reach(ReportKind kind, List<DepartmentNode> named, Viewer viewer) {
        if (named.isEmpty() && isNeeded(viewer, kind)) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "Name a department.");
        }
        Set<DepartmentId> below = named.isEmpty()
                ? null
                : departments.subtrees(named.stream().map(DepartmentNode::id).collect(Collectors.toSet()));
        PersonId owner = owner(kind, named, viewer);
        return new ReportReach(named, below, owner, owner == null && !AccessPolicy.seesEverything(viewer));
    }

    /** Whether somebody has to name one for a report of this kind. */
    static boolean isNeeded(Viewer viewer, ReportKind kind) {
        return switch (kind) {
            case COMPLETION, COMPLETION_RECORDS, OVERDUE -> true;
            case VIEWING -> !AccessPolicy.looksAfterLearning(viewer) && !viewer.has(Role.AUTHOR);
            case CATALOG, SEARCH_TERMS, STORAGE, AUDIT -> false;
        };
    }

    /** Whose items alone are told of: authors are told of their own, but managers of all that their people watch. */
    private static @Nullable PersonId owner(ReportKind kind, List<DepartmentNode> named, Viewer viewer) {
        boolean own = !AccessPolicy.looksAfterLearning(viewer)
                && (kind == ReportKind.CATALOG || (kind == ReportKind.VIEWING && named.isEmpty()));
        return own ? viewer.id() : null;
    }
}
