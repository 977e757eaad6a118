package io.loggia.portal.analytics.control;

import io.loggia.analytics.insight.SmallGroups;
import io.loggia.analytics.rollup.CountedFact;
import io.loggia.analytics.rollup.Discretion;
import io.loggia.analytics.rollup.Tally;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.Device;
import io.loggia.domain.EntryPoint;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
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
 * @param averageShare of the item, over the viewers, 0 to 1
 * @param funnel how many of the viewers got how far
 * @param days with any viewing that may be told, oldest first
 * @param daysHidden how many others there are
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
        List<DayFigures> days,
        int daysHidden,
        List<DepartmentFigures> departments,
        int departmentsHidden,
        Map<Device, Long> devices,
        long devicesHidden,
        Map<EntryPoint, Long> entries,
        long entriesHidden) {

    /** How many people reached a part of the item, and how many completed it. */
    public record Funnel(int opened, int quarter, int half, int threeQuarters, int completed) {}

    /** One day of the organisation. */
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
            add(tally, number(day.person()), day.watchedMs(), day.views());
        }

        /**
         * Where it is not kept who it was, views stand for different people, as if each had watched once: there are no
         * more than that, and what was told before its details went is told afterwards.
         */
        void add(Tally tally, Way way) {
            PersonId person = way.person();
            if (person != null) {
                add(tally, number(person), 0, way.views());
                return;
            }
            long people = Math.min(way.views(), groups.smallest());
            for (long i = 0; i < people; i++) {
                add(tally, next++, 0, i == 0 ? way.views() : 0);
            }
        }

        private void add(Tally tally, int number, long watchedMs, long views) {
            tally.add(new CountedFact(media, number, Instant.EPOCH, watchedMs, Math.toIntExact(views), false));
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
            MediaId media, List<Day> days, List<Way> ways, Map<DepartmentId, String> names, SmallGroups groups) {
        Counting counting = new Counting(media, groups);
        Discretion discretion = new Discretion(groups);
        Tally total = new Tally();
        days.forEach(day -> counting.add(total, day));
        if (!discretion.tells(total)) {
            return null;
        }
        Map<PersonId, Person> people = new HashMap<>();
        days.forEach(
                day -> people.computeIfAbsent(day.person(), any -> new Person()).saw(day));
        Map<LocalDate, Tally> byDay = new TreeMap<>();
        days.forEach(day -> counting.add(byDay.computeIfAbsent(day.day(), any -> new Tally()), day));
        SmallGroups.Split<Map.Entry<LocalDate, Tally>> splitDays = split(discretion, byDay);
        SmallGroups.Split<DepartmentFigures> departments =
                groups.split(byDepartment(days, names), DepartmentFigures::viewers);
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
                splitDays.shown().stream().map(ItemFigures::day).toList(),
                splitDays.hidden().size(),
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

    private static DayFigures day(Map.Entry<LocalDate, Tally> day) {
        Tally tally = day.getValue();
        return new DayFigures(day.getKey(), tally.views(), tally.viewers(), tally.watchedMs());
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

    /** A person who moved counts in each department, with what they did while there. */
    private static List<DepartmentFigures> byDepartment(List<Day> days, Map<DepartmentId, String> names) {
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
