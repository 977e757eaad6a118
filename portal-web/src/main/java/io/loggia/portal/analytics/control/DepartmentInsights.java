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
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.Departments.DepartmentNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one department watched, and did not. */
@ApplicationScoped
public class DepartmentInsights {

    private static final int MOST_UNWATCHED = 20;

    @Inject
    private Insights insights;

    @Inject
    private Departments departments;

    @Inject
    private Catalog catalog;

    /** @param name of the department */
    public record DepartmentInsight(DepartmentId id, String name, Insight insight) {}

    /**
     * @param tooFew whether nothing can be told, since what is missing among all items was watched by few people
     * @param items the newest of them
     */
    public record Unwatched(boolean tooFew, List<OpenItem> items, int count) {}

    /** Every department whose figures the viewer may see, by name. */
    public List<DepartmentNode> visible(Viewer viewer) {
        return departments.all().stream()
                .filter(node -> AccessPolicy.decideFigures(viewer, node.id()) == Decision.ALLOWED)
                .toList();
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when the viewer may not see the department's figures */
    public DepartmentInsight of(Viewer viewer, DepartmentId department, ReportPeriod period) {
        Subject subject = subject(viewer, department);
        Insight insight = insights.of(subject, insights.period(period, false)).insight();
        return new DepartmentInsight(
                department, subject.outline().name(department), named(viewer, department, insight));
    }

    /** Items that are published to anybody in the department and that nobody there watched in the period. */
    public Unwatched unwatched(Viewer viewer, DepartmentId department, ReportPeriod period) {
        Subject subject = subject(viewer, department);
        Set<MediaId> watched =
                insights.watched(subject, insights.period(period, false)).orElse(null);
        if (watched == null) {
            return new Unwatched(true, List.of(), 0);
        }
        Set<Principal> principals = new HashSet<>();
        principals.add(Principal.everyone());
        subject.outline().path(department).forEach(above -> principals.add(Principal.of(above)));
        subject.outline().subtree(department).forEach(below -> principals.add(Principal.of(below)));
        List<OpenItem> missed = new ArrayList<>(catalog.openTo(principals));
        missed.removeIf(item -> watched.contains(item.id()));
        Set<MediaId> told = told(
                        viewer, department, missed.stream().map(OpenItem::id).toList())
                .keySet();
        return new Unwatched(
                false,
                missed.stream()
                        .filter(item -> told.contains(item.id()))
                        .limit(MOST_UNWATCHED)
                        .toList(),
                missed.size());
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when the viewer may not see the department's figures */
    public DepartmentId require(Viewer viewer, DepartmentId department) {
        subject(viewer, department);
        return department;
    }

    private Subject subject(Viewer viewer, DepartmentId department) {
        DepartmentOutline outline = new DepartmentOutline(departments.ever());
        List<DepartmentNode> present = departments.all();
        if (AccessPolicy.decideFigures(viewer, department) != Decision.ALLOWED
                || present.stream().noneMatch(node -> node.id().equals(department))) {
            throw new LoggiaException(
                    ErrorCode.NOT_FOUND, "There is no such department, or you may not see its figures.");
        }
        Set<DepartmentId> below = outline.subtree(department);
        long people = present.stream()
                .filter(node -> below.contains(node.id()))
                .mapToLong(DepartmentNode::people)
                .sum();
        boolean seesAll = AccessPolicy.decide(viewer, Permission.REPORT_ORGANISATION) == Decision.ALLOWED;
        Reader reader = new Reader(
                seesAll ? null : viewer.manages(),
                AccessPolicy.decide(viewer, Permission.ADMINISTER) != Decision.ALLOWED);
        return new Subject(outline, department, reader, people);
    }

    private Insight named(Viewer viewer, DepartmentId department, Insight insight) {
        Map<MediaId, MediaRef> told = told(
                viewer, department, insight.items().stream().map(ItemPart::id).toList());
        return insight.named(told);
    }

    /** Titles are for whoever reports on the department, as in its reports, and else for those who may see the item. */
    private Map<MediaId, MediaRef> told(Viewer viewer, DepartmentId department, List<MediaId> items) {
        return AccessPolicy.decideReport(viewer, department) == Decision.ALLOWED
                ? catalog.findAll(items)
                : catalog.visible(viewer, items);
    }
}
