package io.loggia.portal.analytics.boundary;

import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.Permission;
import io.loggia.portal.analytics.boundary.FiguresView.FigureView;
import io.loggia.portal.analytics.control.OrganisationInsights;
import io.loggia.portal.analytics.control.OrganisationInsights.Group;
import io.loggia.portal.analytics.control.OrganisationInsights.OrganisationInsight;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the organisation takes to the portal, for those who look after its learning. */
@Path("analytics/organisation")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OrganisationInsightResource {

    @Inject
    private OrganisationInsights insights;

    @Inject
    private CurrentViewer current;

    /** @param bytes what media took of the storage */
    public record StorageDay(String day, long bytes) {}

    /** @param day the first of the part of the trend */
    public record SearchPart(String day, long searches, long inVain) {}

    /** Items of a channel, or of an author. */
    public record GroupView(String id, @Nullable String name, FigureView figures) {}

    /**
     * @param searches in the period
     * @param searchesInVain those of them that found nothing
     * @param searchesBefore of as many days before; absent, too, where the period has no beginning
     */
    public record OrganisationFiguresView(
            FiguresView figures,
            long searches,
            long searchesInVain,
            @Nullable Long searchesBefore,
            List<SearchPart> searchTrend,
            List<StorageDay> storage,
            List<GroupView> channels,
            List<GroupView> authors) {}

    @GET
    @Requires(Permission.REPORT_ORGANISATION)
    @Transactional
    public OrganisationFiguresView organisation(
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        OrganisationInsight insight =
                insights.of(current.viewer(), new ReportPeriod(ReportDay.parse(from), ReportDay.parse(to)));
        return new OrganisationFiguresView(
                FiguresView.of(insight.insight()),
                insight.searches().all(),
                insight.searches().inVain(),
                insight.searchesBefore() == null
                        ? null
                        : insight.searchesBefore().all(),
                insight.searchTrend().entrySet().stream()
                        .map(part -> new SearchPart(
                                part.getKey().toString(),
                                part.getValue().all(),
                                part.getValue().inVain()))
                        .toList(),
                insight.storage().stream()
                        .map(sample -> new StorageDay(sample.day().toString(), sample.bytes()))
                        .toList(),
                insight.channels().stream()
                        .map(OrganisationInsightResource::view)
                        .toList(),
                insight.authors().stream()
                        .map(OrganisationInsightResource::view)
                        .toList());
    }

    private static GroupView view(Group group) {
        return new GroupView(group.id(), group.name(), FigureView.of(group.figures()));
    }
}
