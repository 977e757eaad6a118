package io.loggia.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.rollup.RollUp.Generation;
import io.loggia.analytics.rollup.RollUpLedger.Place;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.HouseCalendar;
import io.loggia.domain.MediaId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever happens in whatever order, what was added up equals what one gets by walking through all facts (E06). */
class RollUpRecountTest {

    /** The clocks change twice within it. */
    private static final Instant FIRST = Instant.parse("2026-10-20T00:00:00Z");

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("Pacific/Chatham"));

    @Test
    @Tag("E06")
    void pages_anyHistory_equalTheRecount() {
        for (int seed = 0; seed < 200; seed++) {
            World world = new World(new Random(seed));
            world.live();
            world.settle();
            assertThat(world.pagesOf(world.live)).as("seed %d", seed).isEqualTo(world.recount(world.live));
        }
    }

    @Test
    @Tag("E06")
    void overview_anyDepartmentsAndDays_countsEachPersonOnce() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            World world = new World(random);
            world.live();
            world.settle();
            Set<@Nullable DepartmentId> chosen = new HashSet<>(world.departments);
            chosen.removeIf(any -> random.nextBoolean());
            LocalDate from = LocalDate.parse("2026-10-20").plusDays(random.nextInt(20));
            LocalDate to = from.plusDays(random.nextInt(20));

            world.assertOverview(chosen, from, to);
        }
    }

    private static boolean isEven(MediaId media) {
        return media.value().getLeastSignificantBits() % 2 == 0;
    }

    private static final class Fact {
        final MediaId media;
        final @Nullable DepartmentId department;
        int viewer;
        Instant lastAt;
        long watchedMs;
        int views;
        boolean completed;

        Fact(MediaId media, @Nullable DepartmentId department, int viewer, Instant at) {
            this.media = media;
            this.department = department;
            this.viewer = viewer;
            this.lastAt = at;
        }

        CountedFact counted() {
            return new CountedFact(media, viewer, lastAt, watchedMs, views, completed);
        }
    }

    /** People who watch, while somebody adds up now and then, and admins change their minds. */
    private static final class World implements RollUpLedger {

        private final Random random;
        private final List<MediaId> items = new ArrayList<>();
        private final List<@Nullable DepartmentId> departments = new ArrayList<>();
        private final List<Fact> facts = new ArrayList<>();
        private final List<Mark> marks = new ArrayList<>();
        /** Of transactions that have not ended: what they change is seen with their marks, and not before. */
        private final List<Runnable> running = new ArrayList<>();

        private final Map<Integer, Map<String, DayPage>> pages = new HashMap<>();
        private final RollUp rollUp = new RollUp(this);
        private Generation live;
        private @Nullable Generation building;
        private @Nullable Place after;
        private int newest;

        World(Random random) {
            this.random = random;
            IntStream.range(0, 1 + random.nextInt(6)).forEach(i -> items.add(new MediaId(uuid())));
            IntStream.range(0, random.nextInt(5)).forEach(i -> departments.add(new DepartmentId(uuid())));
            departments.add(null);
            live = new Generation(0, zone());
            pages.put(0, new HashMap<>());
        }

        private UUID uuid() {
            return new UUID(random.nextLong(), random.nextLong());
        }

        private ZoneId zone() {
            return ZONES.get(random.nextInt(ZONES.size()));
        }

        void live() {
            for (int step = 0; step < 120; step++) {
                switch (random.nextInt(10)) {
                    case 0, 1 -> rollUp.follow(generations());
                    case 2, 3 -> end();
                    case 4 -> mark(random.nextInt(facts.size() + 1));
                    case 5 -> build();
                    case 6 -> {
                        if (random.nextInt(6) == 0) {
                            building = new Generation(++newest, zone());
                            pages.put(newest, new HashMap<>());
                            after = null;
                        }
                    }
                    default -> begin();
                }
            }
        }

        /** A transaction: a person begins to watch, or goes on, perhaps long ago. */
        private void begin() {
            Instant at = FIRST.plus(Duration.ofMinutes(random.nextInt(40 * 24 * 60)));
            running.add(() -> {
                Fact fact;
                if (facts.isEmpty() || random.nextInt(3) == 0) {
                    fact = new Fact(
                            items.get(random.nextInt(items.size())),
                            departments.get(random.nextInt(departments.size())),
                            random.nextInt(12),
                            at);
                    facts.add(fact);
                } else {
                    fact = facts.get(random.nextInt(facts.size()));
                    note(fact);
                    fact.lastAt = random.nextBoolean() ? at : fact.lastAt.plusSeconds(random.nextInt(4000));
                }
                fact.watchedMs += random.nextInt(100_000);
                fact.views += random.nextInt(2);
                fact.completed |= random.nextInt(8) == 0;
                note(fact);
            });
        }

        private void end() {
            if (!running.isEmpty()) {
                running.remove(random.nextInt(running.size())).run();
            }
        }

        /** Told once more, for no reason. */
        private void mark(int index) {
            if (index < facts.size()) {
                note(facts.get(index));
            }
        }

        private void note(Fact fact) {
            // As stored: by the quarter of an hour.
            long quarter = Math.floorDiv(fact.lastAt.getEpochSecond(), 900) * 900;
            marks.add(new Mark(uuid(), fact.department, Instant.ofEpochSecond(quarter)));
        }

        private List<Generation> generations() {
            Generation next = building;
            return next == null ? List.of(live) : List.of(live, next);
        }

        private void build() {
            Generation next = building;
            if (next != null) {
                after = rollUp.build(next, after).orElse(null);
                if (after == null) {
                    live = next;
                    building = null;
                }
            }
        }

        void settle() {
            while (!running.isEmpty()) {
                end();
            }
            while (building != null) {
                build();
            }
            rollUp.follow(generations());
            assertThat(marks).isEmpty();
        }

        Map<String, DayPage> pagesOf(Generation generation) {
            return pages.getOrDefault(generation.number(), Map.of());
        }

        Map<String, DayPage> recount(Generation generation) {
            Map<String, List<CountedFact>> byPage = new HashMap<>();
            for (Fact fact : facts) {
                LocalDate day = fact.lastAt.atZone(generation.zone()).toLocalDate();
                byPage.computeIfAbsent(key(fact.department, day), any -> new ArrayList<>())
                        .add(fact.counted());
            }
            Map<String, DayPage> recounted = new HashMap<>();
            byPage.forEach((key, some) -> {
                Collections.shuffle(some, random);
                recounted.put(key, DayPage.of(some));
            });
            return recounted;
        }

        void assertOverview(Set<@Nullable DepartmentId> chosen, LocalDate from, LocalDate to) {
            HouseCalendar calendar = live.calendar();
            Overview<String> overview = new Overview<>(calendar::week, String::valueOf);
            ItemGroups<Boolean> groups = new ItemGroups<>(calendar::week, RollUpRecountTest::isEven);
            Map<Boolean, Set<Integer>> byGroup = new HashMap<>();
            Map<LocalDate, Map<Boolean, Set<Integer>>> byWeekAndGroup = new HashMap<>();
            Set<Integer> viewers = new HashSet<>();
            Map<MediaId, Set<Integer>> byItem = new HashMap<>();
            Map<LocalDate, Set<Integer>> byWeek = new HashMap<>();
            long watchedMs = 0;
            for (DepartmentId department : chosen) {
                for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                    DayPage page = pagesOf(live).get(key(department, day));
                    if (page != null) {
                        Tally sum = page.total();
                        overview.add(
                                department,
                                day,
                                Tally.of(sum.views(), sum.watchedMs(), sum.completions(), sum.encodedViewers()));
                        overview.addItems(page.encode());
                        groups.add(day, page.encode());
                    }
                }
            }
            for (Fact fact : facts) {
                LocalDate day = calendar.day(fact.lastAt);
                if (chosen.contains(fact.department) && !day.isBefore(from) && !day.isAfter(to)) {
                    viewers.add(fact.viewer);
                    byItem.computeIfAbsent(fact.media, any -> new HashSet<>()).add(fact.viewer);
                    byWeek.computeIfAbsent(calendar.week(day), any -> new HashSet<>())
                            .add(fact.viewer);
                    boolean group = isEven(fact.media);
                    byGroup.computeIfAbsent(group, any -> new HashSet<>()).add(fact.viewer);
                    byWeekAndGroup
                            .computeIfAbsent(calendar.week(day), any -> new HashMap<>())
                            .computeIfAbsent(group, any -> new HashSet<>())
                            .add(fact.viewer);
                    watchedMs += fact.watchedMs;
                }
            }
            assertThat(overview.total().viewers()).isEqualTo(viewers.size());
            assertThat(overview.total().watchedMs()).isEqualTo(watchedMs);
            assertThat(counts(overview.items())).isEqualTo(sizes(byItem));
            assertThat(counts(overview.trend())).isEqualTo(sizes(byWeek));
            Map<LocalDate, Map<Boolean, Tally>> trend = groups.trend();
            assertThat(counts(ItemGroups.totals(trend))).isEqualTo(sizes(byGroup));
            assertThat(trend.keySet()).isEqualTo(byWeekAndGroup.keySet());
            trend.forEach((week, sums) ->
                    assertThat(counts(sums)).isEqualTo(sizes(byWeekAndGroup.getOrDefault(week, Map.of()))));
        }

        private static <K> Map<K, Integer> counts(Map<K, Tally> tallies) {
            Map<K, Integer> counts = new HashMap<>();
            tallies.forEach((key, tally) -> counts.put(key, tally.viewers()));
            return counts;
        }

        private static <K> Map<K, Integer> sizes(Map<K, Set<Integer>> sets) {
            Map<K, Integer> sizes = new HashMap<>();
            sets.forEach((key, set) -> sizes.put(key, set.size()));
            return sizes;
        }

        private static String key(@Nullable DepartmentId department, LocalDate day) {
            return department + " " + day;
        }

        @Override
        public List<Mark> marks(int limit) {
            Collections.shuffle(marks, random);
            return List.copyOf(marks.subList(0, Math.min(limit, marks.size())));
        }

        @Override
        public void remove(Collection<Mark> done) {
            marks.removeAll(done);
        }

        @Override
        public List<CountedFact> facts(@Nullable DepartmentId department, Instant begin, Instant end) {
            List<CountedFact> found = new ArrayList<>(facts.stream()
                    .filter(fact -> java.util.Objects.equals(fact.department, department))
                    .filter(fact -> !fact.lastAt.isBefore(begin) && fact.lastAt.isBefore(end))
                    .map(Fact::counted)
                    .toList());
            Collections.shuffle(found, random);
            return found;
        }

        @Override
        public Optional<Place> next(@Nullable Place place) {
            Comparator<Place> order = Comparator.comparingInt((Place one) -> departments.indexOf(one.department()) + 1)
                    .thenComparing(Place::at);
            return facts.stream()
                    .map(fact -> new Place(fact.department, fact.lastAt))
                    .filter(one -> place == null || order.compare(one, place) >= 0)
                    .min(order);
        }

        @Override
        public void put(int generation, @Nullable DepartmentId department, LocalDate day, DayPage page) {
            Map<String, DayPage> stored = pages.computeIfAbsent(generation, any -> new HashMap<>());
            if (page.isEmpty()) {
                stored.remove(key(department, day));
            } else {
                stored.put(key(department, day), DayPage.decode(page.encode()));
            }
        }
    }
}
