package io.loggia.portal.analytics.control;

import io.loggia.analytics.coverage.Coverage;
import io.loggia.analytics.insight.WatchCurve;
import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.MediaId;
import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.learning.control.FoldedViewing;
import io.loggia.portal.learning.control.ItemViewing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** What there is to tell of one item's viewing, without telling of anybody in it. */
@ApplicationScoped
public class ItemInsights {

    @Inject
    private ItemViewing viewing;

    @Inject
    private FoldedViewing folded;

    @Inject
    private Revisions revisions;

    @Inject
    private Departments departments;

    @Inject
    @ConfigProperties
    private AnalyticsConfig config;

    /**
     * What may be told of one item.
     *
     * @param figures of the period; null where too few people watched
     * @param retention of the current revision since it is there; null while too few people watched it
     * @param heat likewise, over sessions
     */
    public record ItemInsight(
            double durationSeconds,
            @Nullable ItemFigures figures,
            @Nullable WatchCurve retention,
            @Nullable WatchCurve heat,
            int smallestGroup) {}

    public ItemInsight of(MediaRef media, ReportPeriod period) {
        MediaId id = media.id();
        RevisionId current = media.currentRevision();
        RevisionRef revision = current == null ? null : revisions.find(current);
        Double known = revision == null ? null : revision.durationSeconds();
        double duration = known == null ? 0 : known;
        ItemCurves curves = current == null
                ? null
                : ItemCurves.told(
                        curve(viewing.byPeople(current), folded.curve(current, true), duration),
                        curve(viewing.bySessions(current), folded.curve(current, false), duration),
                        config.smallGroups());
        return new ItemInsight(
                duration,
                ItemFigures.of(
                        id,
                        viewing.days(id, period),
                        viewing.ways(id, period),
                        departments.namesEver(),
                        config.smallGroups()),
                curves == null ? null : curves.retention(),
                curves == null ? null : curves.heat(),
                config.smallestGroup);
    }

    /** @param gone of those of whom it is not kept who watched which part */
    private static WatchCurve curve(List<Coverage> coverages, Optional<WatchCurve> gone, double duration) {
        WatchCurve kept = WatchCurve.of(coverages, Math.round(duration * 1000), WatchCurve.PARTS);
        return gone.map(kept::plus).orElse(kept);
    }
}
