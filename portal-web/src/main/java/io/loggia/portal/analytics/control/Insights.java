package io.loggia.portal.analytics.control;

import io.loggia.analytics.insight.SmallGroups.Split;
import io.loggia.analytics.report.ReportPeriod;
import io.loggia.analytics.rollup.Discretion;
import io.loggia.analytics.rollup.Overview;
import io.loggia.analytics.rollup.RollUp.Generation;
import io.loggia.analytics.rollup.Tally;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.HouseCalendar;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.portal.analytics.control.Insight.DepartmentPart;
import io.loggia.portal.analytics.control.Insight.Figures;
import io.loggia.portal.analytics.control.Insight.ItemPart;
import io.loggia.portal.analytics.control.Insight.Part;
import io.loggia.portal.analytics.control.RollUpPages.Range;
import io.loggia.portal.analytics.control.Sums.Held;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.identity.control.ViewingPrivacy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts dashboards together from pages, and leaves out what would tell of few people. */
@ApplicationScoped
public class Insights {

    private static final int MOST_ITEMS = 20;

    @Inject
    private RollUpPages pages;

    @Inject
    private RollUpTurns turns;

    @Inject
    private OrganisationCalendar calendars;

    @Inject
    private ViewingPrivacy privacy;

    /**
     * Whose eyes figures are for.
     *
     * @param reach departments that they may see figures of; null for all
     * @param guarded whether they are told no figures that others' could be reckoned from
     */
    record Reader(@Nullable Set<DepartmentId> reach, boolean guarded) {}

    /**
     * What is asked about.
     *
     * @param roots departments, none below another, each with all below it; none for everybody
     * @param reader what they may see beside it
     */
    record Subject(DepartmentOutline outline, Set<DepartmentId> roots, Reader reader, long people) {

        @Nullable
        Set<DepartmentId> departments() {
            return roots.isEmpty() ? null : outline.subtrees(roots);
        }

        /** The department that it is about; null for several, and for everybody. */
        @Nullable
        DepartmentId only() {
            return roots.size() == 1 ? roots.iterator().next() : null;
        }

        /** What a sum over it is the sum of, of several departments each; the empty one for people of no department. */
        Optional<DepartmentId> part(@Nullable DepartmentId of) {
            if (of == null) {
                return Optional.empty();
            }
            List<DepartmentId> path = outline.path(of);
            if (path.isEmpty()) {
                return Optional.of(of);
            }
            if (roots.size() > 1) {
                return Optional.of(
                        path.stream().filter(roots::contains).findFirst().orElse(of));
            }
            DepartmentId department = only();
            int depth = department == null ? 0 : path.indexOf(department) + 1;
            return Optional.of(path.get(Math.min(depth, path.size() - 1)));
        }
    }

    /**
     * The period as asked for, in days that there are.
     *
     * @throws LoggiaException as {@link InsightPeriod#requireBegun} does
     */
    InsightPeriod period(ReportPeriod asked, boolean weeks) {
        Generation live = turns.live();
        Instant now = Instant.now();
        LocalDate today = calendar(live).day(now);
        // While all is added up anew for another zone, readers' pages go by that one already.
        LocalDate told = calendars.current().day(now);
        InsightPeriod.requireBegun(asked, told.isAfter(today) ? told : today);
        return InsightPeriod.of(asked.from(), asked.to(), pages.first(live).orElse(today), today, weeks);
    }

    HouseCalendar calendar(Generation live) {
        return new HouseCalendar(live.zone(), calendars.current().weekStart());
    }

    /**
     * What is told, and what it was made of.
     *
     * @param items of all departments of the subject; empty when nothing may be told
     */
    record Reading(Insight insight, Map<MediaId, Tally> items) {}

    Reading of(Subject subject, InsightPeriod period) {
        Generation live = turns.live();
        HouseCalendar calendar = calendar(live);
        Discretion discretion = new Discretion(privacy.smallGroups());
        Sums sums = new Sums(pages, live, subject, discretion);
        Overview<Optional<DepartmentId>> overview = new Overview<>(day -> period.part(day, calendar), subject::part);
        boolean told = sums.read(period, overview);
        Figures before = period.bounded() ? before(sums, subject, period.before()) : null;
        if (!told) {
            return new Reading(Insight.ofTooFew(period, before, subject.people(), privacy.smallestGroup()), Map.of());
        }
        pages.items(Range.of(live, period, subject), (day, items) -> overview.addItems(items));
        Map<MediaId, Tally> items = overview.items();
        Held held = sums.held(period, day -> period.part(day, calendar));
        return new Reading(insight(subject, period, overview, items, held, before, period.parts(calendar)), items);
    }

    private Insight insight(
            Subject subject,
            InsightPeriod period,
            Overview<Optional<DepartmentId>> overview,
            Map<MediaId, Tally> watched,
            Held held,
            @Nullable Figures before,
            List<LocalDate> parts) {
        List<Map.Entry<MediaId, Tally>> items = split(watched).shown().stream()
                .filter(item -> !held.items().contains(item.getKey()))
                .toList();
        Split<Map.Entry<Optional<DepartmentId>, Tally>> groups = split(overview.groups());
        Tally hidden = new Tally();
        groups.hidden().forEach(group -> hidden.add(group.getValue()));
        return new Insight(
                period,
                false,
                Figures.of(overview.total()),
                before,
                subject.people(),
                trend(overview.trend(), parts).stream()
                        .map(part -> held.parts().contains(part.day()) ? new Part(part.day(), null) : part)
                        .toList(),
                departments(subject, groups.shown()),
                hidden.viewers(),
                items(items),
                watched.size(),
                watched.size() - items.size(),
                privacy.smallestGroup());
    }

    /** Parts of a sum that is told: those that may be told, too. */
    <K> Split<Map.Entry<K, Tally>> split(Map<K, Tally> parts) {
        return new Discretion(privacy.smallGroups()).split(List.copyOf(parts.entrySet()), Map.Entry::getValue);
    }

    /** All items that were watched, for what was not; empty where that would tell of few people. */
    Optional<Set<MediaId>> watched(Subject subject, InsightPeriod period) {
        return new Sums(pages, turns.live(), subject, new Discretion(privacy.smallGroups())).watched(period);
    }

    private static @Nullable Figures before(Sums sums, Subject subject, InsightPeriod period) {
        Overview<Optional<DepartmentId>> overview = new Overview<>(day -> period.from(), subject::part);
        return sums.read(period, overview) ? Figures.of(overview.total()) : null;
    }

    List<Part> trend(Map<LocalDate, Tally> tallies, List<LocalDate> parts) {
        return trend(tallies, parts, new Discretion(privacy.smallGroups()));
    }

    /** Each of the parts, of nobody where there is no tally, and without figures where they must not be told. */
    static List<Part> trend(Map<LocalDate, Tally> tallies, List<LocalDate> parts, Discretion discretion) {
        Set<LocalDate> hidden = new HashSet<>();
        discretion
                .split(List.copyOf(tallies.entrySet()), Map.Entry::getValue)
                .hidden()
                .forEach(entry -> hidden.add(entry.getKey()));
        List<Part> trend = new ArrayList<>();
        for (LocalDate part : parts) {
            Tally tally = tallies.getOrDefault(part, new Tally());
            trend.add(new Part(part, hidden.contains(part) ? null : Figures.of(tally)));
        }
        return trend;
    }

    private static List<DepartmentPart> departments(
            Subject subject, List<Map.Entry<Optional<DepartmentId>, Tally>> groups) {
        return groups.stream()
                .map(group -> {
                    DepartmentId id = group.getKey().orElse(null);
                    return new DepartmentPart(
                            id,
                            id == null ? null : subject.outline().name(id),
                            id != null && id.equals(subject.only()),
                            Figures.of(group.getValue()));
                })
                .sorted(Comparator.comparingInt(
                                (DepartmentPart part) -> part.figures().viewers())
                        .reversed()
                        .thenComparing(part -> String.valueOf(part.name())))
                .toList();
    }

    /** The ones that most people watched. */
    static List<ItemPart> items(List<Map.Entry<MediaId, Tally>> items) {
        return items.stream()
                .sorted(Comparator.comparingInt((Map.Entry<MediaId, Tally> item) ->
                                item.getValue().viewers())
                        .thenComparingLong(item -> item.getValue().watchedMs())
                        .reversed()
                        .thenComparing(item -> item.getKey().value()))
                .limit(MOST_ITEMS)
                .map(item -> new ItemPart(item.getKey(), null, Figures.of(item.getValue())))
                .toList();
    }
}
