package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.ReportColumn;
import io.loggia.analytics.export.ReportWords;
import io.loggia.domain.AccessPolicy;
import io.loggia.domain.Decision;
import io.loggia.domain.ReportKind;
import io.loggia.domain.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Which reports somebody may ask for, and what there is to choose in each. */
@ApplicationScoped
public class ReportOffers {

    @Inject
    private ReportSources sources;

    /**
     * A kind of report that somebody may ask for.
     *
     * @param departmentNeeded whether they have to name one
     * @param hasPeople whether it names people
     * @param hasRowPerGroup whether a row stands for one of the group; else rows come in order of their groups
     * @param groups what rows can be grouped by, with the columns they then have; one without a name where there is no choice
     */
    public record Offer(
            ReportKind kind,
            boolean departmentNeeded,
            boolean hasPeriod,
            boolean hasItems,
            boolean hasPeople,
            boolean hasRowPerGroup,
            List<Group> groups) {}

    /** @param name empty where there is no choice */
    public record Group(String name, List<ReportColumn> columns) {}

    /** What the viewer may ask for, in the order of the kinds. */
    public List<Offer> to(Viewer viewer) {
        List<Offer> offers = new ArrayList<>();
        for (ReportKind kind : ReportKind.values()) {
            if (AccessPolicy.decideReport(viewer, kind) == Decision.ALLOWED) {
                ReportSource source = sources.of(kind);
                List<String> groups = source.groups().isEmpty() ? List.of("") : source.groups();
                offers.add(new Offer(
                        kind,
                        NamedDepartments.isNeeded(viewer, kind),
                        source.hasPeriod(),
                        source.hasItems(),
                        ReportPseudonyms.hasPeople(kind),
                        source.hasRowPerGroup(),
                        groups.stream()
                                .map(group -> new Group(group, source.columns(group)))
                                .toList()));
            }
        }
        return offers;
    }

    /** What the viewer's reports of a kind can be kept to now, in their language. */
    public List<ReportFilter> filters(ReportKind kind, ReportWords words, Viewer viewer) {
        return sources.of(kind).filters(words, viewer);
    }
}
