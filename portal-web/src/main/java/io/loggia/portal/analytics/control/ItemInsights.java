package io.loggia.portal.analytics.control;

import io.loggia.analytics.coverage.Coverage;
import io.loggia.analytics.insight.SmallGroups;
import io.loggia.analytics.insight.WatchCurve;
import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.HouseCalendar;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.RevisionId;
import io.loggia.portal.analytics.control.ItemFigures.Watched;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.identity.control.ViewingPrivacy;
import io.loggia.portal.learning.control.FoldedViewing;
import io.loggia.portal.learning.control.ItemViewing;
import io.loggia.portal.learning.control.ItemViewing.Day;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    private OrganisationCalendar calendars;

    @Inject
    private ViewingPrivacy privacy;

    /**
     * What may be told of one item.
     *
     * @param period in days that there are of the item
     * @param figures of the period; null where too few people watched
     * @param retention of the current revision since it is there; null while too few people watched it
     * @param heat likewise, over playbacks, each of which counts a part once however often it passed there
     */
    public record ItemInsight(
            double durationSeconds,
            InsightPeriod period,
            @Nullable ItemFigures figures,
            @Nullable WatchCurve retention,
            @Nullable WatchCurve heat,
            int smallestGroup) {}

    /** @throws LoggiaException {@link ErrorCode#PERIOD_AHEAD} when no day of the period has begun */
    public ItemInsight of(MediaRef media, ReportPeriod asked) {
        MediaId id = media.id();
        HouseCalendar calendar = calendars.current();
        LocalDate today = calendar.day(Instant.now());
        InsightPeriod.requireBegun(asked, today);
        List<Day> days = viewing.days(id, asked);
        InsightPeriod period =
                InsightPeriod.of(asked.from(), asked.to(), first(media, asked, days, calendar), today, false);
        SmallGroups groups = privacy.smallGroups();
        RevisionId current = media.currentRevision();
        RevisionRef revision = current == null ? null : revisions.find(current);
        Double known = revision == null ? null : revision.durationSeconds();
        double duration = known == null ? 0 : known;
        ItemCurves curves = current == null
                ? null
                : ItemCurves.told(
                        curve(viewing.byPeople(current), folded.curve(current, true), duration),
                        curve(viewing.bySessions(current), folded.curve(current, false), duration),
                        groups);
        return new ItemInsight(
                duration,
                period,
                ItemFigures.of(
                        new Watched(id, period, days, viewing.ways(id, asked), viewing.completedBy(id, asked)),
                        departments.namesEver(),
                        calendar,
                        groups),
                curves == null ? null : curves.retention(),
                curves == null ? null : curves.heat(),
                groups.smallest());
    }

    /** Nobody watches an item before there is one; without a beginning, its first viewing is where the period begins. */
    private static LocalDate first(MediaRef media, ReportPeriod asked, List<Day> days, HouseCalendar calendar) {
        Optional<LocalDate> watched = days.stream().map(Day::day).min(Comparator.naturalOrder());
        LocalDate made = calendar.day(media.createdAt());
        return asked.from() == null || watched.filter(made::isAfter).isPresent() ? watched.orElse(made) : made;
    }

    /** @param gone of those of whom it is not kept who watched which part */
    private static WatchCurve curve(List<Coverage> coverages, Optional<WatchCurve> gone, double duration) {
        WatchCurve kept = WatchCurve.of(coverages, Math.round(duration * 1000), WatchCurve.PARTS);
        return gone.map(kept::plus).orElse(kept);
    }
}
