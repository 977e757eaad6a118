package io.loggia.portal.analytics.boundary;

import io.loggia.analytics.insight.WatchCurve;
import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.portal.analytics.boundary.FiguresView.TrendView;
import io.loggia.portal.analytics.control.InsightPeriod.Step;
import io.loggia.portal.analytics.control.ItemFigures;
import io.loggia.portal.analytics.control.ItemFigures.DepartmentFigures;
import io.loggia.portal.analytics.control.ItemFigures.Funnel;
import io.loggia.portal.analytics.control.ItemInsights;
import io.loggia.portal.analytics.control.ItemInsights.ItemInsight;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an item is watched, for whoever may change it, and for learning and development. */
@Path("analytics/media/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ItemInsightResource {

    @Inject
    private MediaGate gate;

    @Inject
    private ItemInsights insights;

    /**
     * What may be told of one item.
     *
     * @param tooFew whether fewer people than it takes watched in the period; then its figures are missing
     * @param averageShare that the viewers have watched by the end of the period, also before it, 0 to 1
     * @param funnel how far the viewers of the period have got by its end; who has completed the item counts in each stage
     * @param from the first day of the trend
     * @param trend all parts of the period; of too few people, figures are missing
     * @param departmentsHidden viewers in departments too small to be told of
     * @param devicesHidden views on devices of too few people
     * @param entriesHidden likewise
     * @param heat playbacks that passed each part, each of them once
     * @param retention missing while too few people watched the current file
     * @param smallestGroup how many people it takes
     */
    public record InsightView(
            double durationSeconds,
            String from,
            String to,
            Step step,
            boolean tooFew,
            @Nullable Long views,
            @Nullable Integer viewers,
            @Nullable Double watchedSeconds,
            @Nullable Double averageShare,
            @Nullable Funnel funnel,
            List<TrendView> trend,
            List<DepartmentView> departments,
            int departmentsHidden,
            List<Count> devices,
            long devicesHidden,
            List<Count> entries,
            long entriesHidden,
            @Nullable Curve retention,
            @Nullable Curve heat,
            int smallestGroup) {}

    /** One without an id is nobody's department. */
    public record DepartmentView(
            @Nullable String id, @Nullable String name, int viewers, int completed, double averageShare) {}

    public record Count(String name, long views) {}

    /** @param counts for each part, out of {@code all} */
    public record Curve(double stepSeconds, List<Integer> counts, int all) {}

    /** In the period, whose days are the organisation's with both ends included; the curves tell of the current file. */
    @GET
    @Requires(Permission.REPORT_MEDIA)
    public InsightView item(
            @PathParam("id") String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        ReportPeriod period = new ReportPeriod(ReportDay.parse(from), ReportDay.parse(to));
        return view(insights.of(gate.report(MediaId.parse(id)), period));
    }

    private static InsightView view(ItemInsight insight) {
        ItemFigures figures = insight.figures();
        return figures == null ? ofTooFew(insight) : view(insight, figures);
    }

    private static InsightView ofTooFew(ItemInsight insight) {
        return new InsightView(
                insight.durationSeconds(),
                insight.period().from().toString(),
                insight.period().to().toString(),
                insight.period().step(),
                true,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                0,
                List.of(),
                0,
                List.of(),
                0,
                curve(insight.retention()),
                curve(insight.heat()),
                insight.smallestGroup());
    }

    private static InsightView view(ItemInsight insight, ItemFigures figures) {
        return new InsightView(
                insight.durationSeconds(),
                insight.period().from().toString(),
                insight.period().to().toString(),
                insight.period().step(),
                false,
                figures.views(),
                figures.viewers(),
                figures.watchedMs() / 1000.0,
                figures.averageShare(),
                figures.funnel(),
                figures.trend().stream().map(FiguresView::view).toList(),
                figures.departments().stream().map(ItemInsightResource::view).toList(),
                figures.departmentsHidden(),
                counts(figures.devices()),
                figures.devicesHidden(),
                counts(figures.entries()),
                figures.entriesHidden(),
                curve(insight.retention()),
                curve(insight.heat()),
                insight.smallestGroup());
    }

    private static DepartmentView view(DepartmentFigures department) {
        return new DepartmentView(
                department.id() == null ? null : department.id().toString(),
                department.name(),
                department.viewers(),
                department.completed(),
                department.averageShare());
    }

    private static List<Count> counts(Map<? extends Enum<?>, Long> views) {
        return views.entrySet().stream()
                .map(entry -> new Count(entry.getKey().name(), entry.getValue()))
                .toList();
    }

    private static @Nullable Curve curve(@Nullable WatchCurve curve) {
        return curve == null ? null : new Curve(curve.stepMs() / 1000.0, curve.counts(), curve.all());
    }
}
