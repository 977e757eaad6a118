package io.loggia.portal.analytics.control;

import io.loggia.analytics.coverage.Coverage;
import io.loggia.analytics.insight.SmallGroups;
import io.loggia.analytics.insight.WatchCurve;
import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.learning.control.FoldedViewing;
import io.loggia.portal.learning.control.ItemViewing;
import io.loggia.portal.learning.control.ItemViewing.Day;
import io.loggia.portal.learning.control.ItemViewing.Views;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
     * Figures of one item in a period.
     *
     * @param viewers who played any of it
     * @param averageShare of the item, over the viewers, 0 to 1
     * @param funnel how many of the viewers got how far
     * @param days with any viewing, oldest first
     * @param departments that are large enough to be told of, most viewers first
     * @param hidden viewers in all others
     * @param retention of the current revision since it is there; null while too few watched it
     * @param heat likewise, over sessions
     */
    public record ItemInsight(
            double durationSeconds,
            long views,
            int viewers,
            long watchedMs,
            double averageShare,
            Funnel funnel,
            List<DayFigures> days,
            List<DepartmentFigures> departments,
            int hidden,
            Views by,
            @Nullable WatchCurve retention,
            @Nullable WatchCurve heat,
            int smallestGroup) {}

    /** How many people reached a part of the item, and how many completed it. */
    public record Funnel(int opened, int quarter, int half, int threeQuarters, int completed) {}

    /** One UTC day. */
    public record DayFigures(LocalDate day, long views, int viewers, long watchedMs) {}

    /** People while they were in one department; in none when {@code id} is null. */
    public record DepartmentFigures(
            @Nullable DepartmentId id, @Nullable String name, int viewers, int completed, double averageShare) {}

    /** What somebody did with the item in the period. */
    private static final class Person {
        double share;
        boolean completed;

        void saw(Day day) {
            share = Math.max(share, day.coveredShare());
            completed |= day.completed();
        }
    }

    public ItemInsight of(MediaRef media, ReportPeriod period) {
        MediaId id = media.id();
        RevisionId current = media.currentRevision();
        RevisionRef revision = current == null ? null : revisions.find(current);
        Double known = revision == null ? null : revision.durationSeconds();
        double duration = known == null ? 0 : known;
        List<Day> days = viewing.days(id, period);
        Map<PersonId, Person> people = new HashMap<>();
        days.forEach(
                day -> people.computeIfAbsent(day.person(), any -> new Person()).saw(day));
        SmallGroups.Split<DepartmentFigures> split =
                config.smallGroups().split(byDepartment(days), DepartmentFigures::viewers);
        return new ItemInsight(
                duration,
                days.stream().mapToLong(Day::views).sum(),
                people.size(),
                days.stream().mapToLong(Day::watchedMs).sum(),
                averageShare(people.values()),
                funnel(people.values()),
                byDay(days),
                split.shown(),
                split.hidden().stream().mapToInt(DepartmentFigures::viewers).sum(),
                viewing.views(id, period),
                current == null ? null : curve(viewing.byPeople(current), folded.curve(current, true), duration),
                current == null ? null : curve(viewing.bySessions(current), folded.curve(current, false), duration),
                config.smallestGroup);
    }

    /** @param gone of those of whom it is not kept who watched which part */
    private @Nullable WatchCurve curve(List<Coverage> coverages, Optional<WatchCurve> gone, double duration) {
        WatchCurve kept = WatchCurve.of(coverages, Math.round(duration * 1000), WatchCurve.PARTS);
        WatchCurve all = gone.map(kept::plus).orElse(kept);
        return config.smallGroups().shows(all.all()) ? all : null;
    }

    private static double averageShare(Collection<Person> people) {
        return people.stream().mapToDouble(person -> person.share).average().orElse(0);
    }

    private static Funnel funnel(Collection<Person> people) {
        return new Funnel(people.size(), reached(people, 0.25), reached(people, 0.5), reached(people, 0.75), (int)
                people.stream().filter(person -> person.completed).count());
    }

    private static int reached(Collection<Person> people, double share) {
        return (int) people.stream().filter(person -> person.share >= share).count();
    }

    private static List<DayFigures> byDay(List<Day> days) {
        Map<LocalDate, List<Day>> byDay = new TreeMap<>();
        days.forEach(day ->
                byDay.computeIfAbsent(day.day(), any -> new ArrayList<>()).add(day));
        return byDay.entrySet().stream()
                .map(entry -> new DayFigures(
                        entry.getKey(),
                        entry.getValue().stream().mapToLong(Day::views).sum(),
                        (int) entry.getValue().stream()
                                .map(Day::person)
                                .distinct()
                                .count(),
                        entry.getValue().stream().mapToLong(Day::watchedMs).sum()))
                .toList();
    }

    /** A person who moved counts in each department, with what they did while there. */
    private List<DepartmentFigures> byDepartment(List<Day> days) {
        Map<DepartmentId, String> names = departments.namesEver();
        Map<@Nullable DepartmentId, Map<PersonId, Person>> people = new HashMap<>();
        days.forEach(day -> people.computeIfAbsent(day.department(), any -> new HashMap<>())
                .computeIfAbsent(day.person(), any -> new Person())
                .saw(day));
        return people.entrySet().stream()
                .map(entry -> new DepartmentFigures(
                        entry.getKey(),
                        entry.getKey() == null ? null : names.get(entry.getKey()),
                        entry.getValue().size(),
                        (int) entry.getValue().values().stream()
                                .filter(person -> person.completed)
                                .count(),
                        averageShare(entry.getValue().values())))
                .sorted(Comparator.comparingInt(DepartmentFigures::viewers)
                        .reversed()
                        .thenComparing(figures -> String.valueOf(figures.name())))
                .toList();
    }
}
