package io.loggia.portal.analytics.control;

import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.AccessPolicy;
import io.loggia.domain.Decision;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.Principal;
import io.loggia.domain.Viewer;
import io.loggia.portal.analytics.control.Insight.ItemPart;
import io.loggia.portal.analytics.control.Insights.Reader;
import io.loggia.portal.analytics.control.Insights.Subject;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.Catalog.OpenItem;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.Departments.DepartmentNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What departments watched, and did not: one, or several together, of whom each person counts once. Titles are told as in
 * reports, to whoever reports on the departments: nobody else gets here.
 */
@ApplicationScoped
public class DepartmentInsights {

    private static final int MOST_UNWATCHED = 20;
    private static final int MOST_DEPARTMENTS = 100;

    @Inject
    private Insights insights;

    @Inject
    private Departments departments;

    @Inject
    private Catalog catalog;

    /** @param departments those that were named, less those below another of them */
    public record DepartmentInsight(List<Named> departments, Insight insight) {}

    public record Named(DepartmentId id, String name) {}

    /**
     * @param tooFew whether nothing can be told, since what is missing among all items was watched by few people
     * @param items the newest of them
     */
    public record Unwatched(boolean tooFew, List<OpenItem> items, int count) {}

    /** Every department whose figures the viewer may see, by name. */
    public List<DepartmentNode> visible(Viewer viewer) {
        return departments.all().stream()
                .filter(node -> AccessPolicy.decideReport(viewer, node.id()) == Decision.ALLOWED)
                .toList();
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when the viewer may not see the figures of one of them */
    public DepartmentInsight of(Viewer viewer, Set<DepartmentId> wanted, ReportPeriod period) {
        Subject subject = subject(viewer, wanted);
        Insight insight = insights.of(subject, insights.period(period, false)).insight();
        return new DepartmentInsight(
                subject.outline().topmost(subject.roots()).stream()
                        .map(id -> new Named(id, subject.outline().name(id)))
                        .toList(),
                insight.named(catalog.findAll(
                        insight.items().stream().map(ItemPart::id).toList())));
    }

    /** Items that are published to anybody in the departments and that nobody there watched in the period. */
    public Unwatched unwatched(Viewer viewer, Set<DepartmentId> wanted, ReportPeriod period) {
        Subject subject = subject(viewer, wanted);
        Set<MediaId> watched =
                insights.watched(subject, insights.period(period, false)).orElse(null);
        if (watched == null) {
            return new Unwatched(true, List.of(), 0);
        }
        Set<Principal> principals = new HashSet<>();
        principals.add(Principal.everyone());
        subject.roots()
                .forEach(root -> subject.outline().path(root).forEach(above -> principals.add(Principal.of(above))));
        subject.outline().subtrees(subject.roots()).forEach(below -> principals.add(Principal.of(below)));
        List<OpenItem> missed = new ArrayList<>(catalog.openTo(principals));
        missed.removeIf(item -> watched.contains(item.id()));
        return new Unwatched(false, missed.stream().limit(MOST_UNWATCHED).toList(), missed.size());
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when the viewer may not see the figures of one of them */
    public Set<DepartmentId> require(Viewer viewer, Set<DepartmentId> wanted) {
        return subject(viewer, wanted).roots();
    }

    private Subject subject(Viewer viewer, Set<DepartmentId> wanted) {
        if (wanted.isEmpty() || wanted.size() > MOST_DEPARTMENTS) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "Name departments, and no more than " + MOST_DEPARTMENTS + ".");
        }
        DepartmentOutline outline = new DepartmentOutline(departments.ever());
        List<DepartmentNode> present = departments.all();
        long seen = present.stream()
                .filter(node ->
                        wanted.contains(node.id()) && AccessPolicy.decideReport(viewer, node.id()) == Decision.ALLOWED)
                .count();
        if (seen < wanted.size()) {
            throw new LoggiaException(
                    ErrorCode.NOT_FOUND, "There is no such department, or you may not see its figures.");
        }
        Set<DepartmentId> roots = Set.copyOf(outline.topmost(wanted));
        Set<DepartmentId> below = outline.subtrees(roots);
        long people = present.stream()
                .filter(node -> below.contains(node.id()))
                .mapToLong(DepartmentNode::people)
                .sum();
        boolean seesAll = AccessPolicy.decide(viewer, Permission.REPORT_ORGANISATION) == Decision.ALLOWED;
        Reader reader = new Reader(
                seesAll ? null : viewer.manages(),
                AccessPolicy.decide(viewer, Permission.ADMINISTER) != Decision.ALLOWED);
        return new Subject(outline, roots, reader, people);
    }
}
