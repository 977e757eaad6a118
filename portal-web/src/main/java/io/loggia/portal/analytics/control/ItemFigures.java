package io.loggia.portal.analytics.control;

import io.loggia.analytics.insight.SmallGroups;
import io.loggia.analytics.rollup.CountedFact;
import io.loggia.analytics.rollup.Discretion;
import io.loggia.analytics.rollup.Tally;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.Device;
import io.loggia.domain.EntryPoint;
import io.loggia.domain.HouseCalendar;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.portal.analytics.control.Insight.Part;
import io.loggia.portal.learning.control.ItemViewing.Day;
import io.loggia.portal.learning.control.ItemViewing.Way;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Figures of one item in a period, without what would tell of few people.
 *
 * @param viewers who played any of it
 * @param averageShare of the item that the viewers have watched by the end of the period, also before it, 0 to 1
 * @param funnel how many of the viewers got how far by then
 * @param trend all parts of the period, those without any viewing too
 * @param departments that are large enough to be told of, most viewers first
 * @param departmentsHidden viewers in all others
 * @param devices views by each that may be told
 * @param devicesHidden views by all others
 * @param entries likewise
 */
public record ItemFigures(
        long views,
        int viewers,
        long watchedMs,
        double averageShare,
        Funnel funnel,
        List<Part> trend,
        List<DepartmentFigures> departments,
        int departmentsHidden,
        Map<Device, Long> devices,
        long devicesHidden,
        Map<EntryPoint, Long> entries,
        long entriesHidden) {

    /**
     * How far the viewers of the period have got by its end, also by what they watched before it. Who has completed the item
     * counts in each stage, whatever share that took; so none is larger than the one before it.
     */
    public record Funnel(int opened, int quarter, int half, int threeQuarters, int completed) {}

    /** People while they were in one department; in none when {@code id} is null. */
    public record DepartmentFigures(
            @Nullable DepartmentId id, @Nullable String name, int viewers, int completed, double averageShare) {}

    /**
     * What is known of an item's viewing in a period.
     *
     * @param completed who has completed it before the period ends, in it or before, and when
     */
    record Watched(
            MediaId media, InsightPeriod period, List<Day> days, List<Way> ways, Map<PersonId, Instant> completed) {}

    /** How far somebody has got with the item by the end of the period: of each day it is told what it had come to by then. */
    private static final class Person {
        private final @Nullable LocalDate completedOn;
        private LocalDate last = LocalDate.MIN;
        private double share;

        Person(@Nullable LocalDate completedOn) {
            this.completedOn = completedOn;
        }

        void saw(Day day) {
            share = Math.max(share, day.coveredShare());
            last = day.day().isAfter(last) ? day.day() : last;
        }

        boolean completed() {
            return completedOn != null;
        }

        /** Whether it was by the last of the days that were seen. */
        boolean completedByThen() {
            return completedOn != null && !completedOn.isAfter(last);
        }

        boolean reached(double part) {
            return completed() || share >= part;
        }
    }

    /** Adds up what people did, each person once. */
    private static final class Counting {

        private final MediaId media;
        private final SmallGroups groups;
        private final Map<PersonId, Integer> numbers = new HashMap<>();
        private int next;

        Counting(MediaId media, SmallGroups groups) {
            this.media = media;
            this.groups = groups;
        }

        void add(Tally tally, Day day) {
            tally.add(new CountedFact(
                    media, number(day.person()), Instant.EPOCH, day.watchedMs(), day.views(), day.completed()));
        }

        /**
         * Where it is not kept who it was, views stand for different people, as if each had watched once: there are no
         * more than that, and what was told before its details went is told afterwards.
         */
        void add(Tally tally, Way way) {
            PersonId person = way.person();
            if (person != null) {
                add(tally, number(person), way.views());
                return;
            }
            long people = Math.min(way.views(), groups.smallest());
            for (long i = 0; i < people; i++) {
                add(tally, next++, i == 0 ? way.views() : 0);
            }
        }

        private void add(Tally tally, int number, long views) {
            tally.add(new CountedFact(media, number, Instant.EPOCH, 0, Math.toIntExact(views), false));
        }

        private int number(PersonId person) {
            return numbers.computeIfAbsent(person, any -> next++);
        }
    }

    /**
     * @param names of departments
     * @return null where too few people watched
     */
    static @Nullable ItemFigures of(
            Watched watched, Map<DepartmentId, String> names, HouseCalendar calendar, SmallGroups groups) {
        List<Day> days = watched.days();
        List<Way> ways = watched.ways();
        Counting counting = new Counting(watched.media(), groups);
        Discretion discretion = new Discretion(groups);
        Tally total = new Tally();
        days.forEach(day -> counting.add(total, day));
        if (!discretion.tells(total)) {
            return null;
        }
        Map<PersonId, Person> people = new HashMap<>();
        days.forEach(day -> person(people, day, watched, calendar).saw(day));
        InsightPeriod period = watched.period();
        Map<LocalDate, Tally> byPart = new TreeMap<>();
        days.forEach(day ->
                counting.add(byPart.computeIfAbsent(period.part(day.day(), calendar), any -> new Tally()), day));
        SmallGroups.Split<DepartmentFigures> departments =
                groups.split(byDepartment(watched, names, calendar), DepartmentFigures::viewers);
        SmallGroups.Split<Map.Entry<Device, Tally>> devices =
                split(discretion, by(ways, Way::device, new EnumMap<>(Device.class), counting));
        SmallGroups.Split<Map.Entry<EntryPoint, Tally>> entries =
                split(discretion, by(ways, Way::entry, new EnumMap<>(EntryPoint.class), counting));
        return new ItemFigures(
                total.views(),
                total.viewers(),
                total.watchedMs(),
                averageShare(people.values()),
                funnel(people.values()),
                Insights.trend(byPart, period.parts(calendar), discretion),
                departments.shown(),
                departments.hidden().stream()
                        .mapToInt(DepartmentFigures::viewers)
                        .sum(),
                views(devices.shown(), new EnumMap<>(Device.class)),
                views(devices.hidden()),
                views(entries.shown(), new EnumMap<>(EntryPoint.class)),
                views(entries.hidden()));
    }

    private static <K> SmallGroups.Split<Map.Entry<K, Tally>> split(Discretion discretion, Map<K, Tally> parts) {
        return discretion.split(List.copyOf(parts.entrySet()), Map.Entry::getValue);
    }

    private static <K> Map<K, Tally> by(
            List<Way> ways, Function<Way, K> key, Map<K, Tally> tallies, Counting counting) {
        ways.forEach(way -> counting.add(tallies.computeIfAbsent(key.apply(way), any -> new Tally()), way));
        return tallies;
    }

    private static <K> Map<K, Long> views(List<Map.Entry<K, Tally>> parts, Map<K, Long> views) {
        parts.forEach(part -> views.put(part.getKey(), part.getValue().views()));
        return views;
    }

    private static <K> long views(List<Map.Entry<K, Tally>> parts) {
        return parts.stream().mapToLong(part -> part.getValue().views()).sum();
    }

    private static Person person(Map<PersonId, Person> people, Day day, Watched watched, HouseCalendar calendar) {
        return people.computeIfAbsent(day.person(), id -> {
            Instant completed = watched.completed().get(id);
            return new Person(completed == null ? null : calendar.day(completed));
        });
    }

    private static double averageShare(Collection<Person> people) {
        return people.stream().mapToDouble(person -> person.share).average().orElse(0);
    }

    private static Funnel funnel(Collection<Person> people) {
        return new Funnel(people.size(), reached(people, 0.25), reached(people, 0.5), reached(people, 0.75), (int)
                people.stream().filter(Person::completed).count());
    }

    private static int reached(Collection<Person> people, double share) {
        return (int) people.stream().filter(person -> person.reached(share)).count();
    }

    /** A person who moved counts in each department, with how far they had got when they left it. */
    private static List<DepartmentFigures> byDepartment(
            Watched watched, Map<DepartmentId, String> names, HouseCalendar calendar) {
        Map<@Nullable DepartmentId, Map<PersonId, Person>> people = new HashMap<>();
        for (Day day : watched.days()) {
            Map<PersonId, Person> there = people.computeIfAbsent(day.department(), any -> new HashMap<>());
            person(there, day, watched, calendar).saw(day);
        }
        return people.entrySet().stream()
                .map(entry -> new DepartmentFigures(
                        entry.getKey(),
                        entry.getKey() == null ? null : names.get(entry.getKey()),
                        entry.getValue().size(),
                        (int) entry.getValue().values().stream()
                                .filter(Person::completedByThen)
                                .count(),
                        averageShare(entry.getValue().values())))
                .sorted(Comparator.comparingInt(DepartmentFigures::viewers)
                        .reversed()
                        .thenComparing(figures -> String.valueOf(figures.name())))
                .toList();
    }
}
