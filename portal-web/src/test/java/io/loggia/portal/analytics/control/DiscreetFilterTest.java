package io.loggia.portal.analytics.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.insight.SmallGroups;
import io.loggia.domain.ChannelId;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.portal.analytics.control.DiscreetFilter.Cell;
import io.loggia.portal.analytics.control.DiscreetFilter.Taken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DiscreetFilterTest {

    private static final int LEAST = 5;
    private static final DiscreetFilter DISCREET = new DiscreetFilter(new SmallGroups(LEAST));

    private static Cell cell() {
        return new Cell(ChannelId.random(), MediaKind.VIDEO, "de", true);
    }

    /** Whether cells may be told of, each of them as a whole. */
    private static boolean tells(Map<Cell, Long> viewers, Set<Cell> chosen) {
        Map<Cell, Taken> taken = new HashMap<>();
        viewers.keySet().forEach(cell -> taken.put(cell, chosen.contains(cell) ? Taken.ALL : Taken.NOTHING));
        return DISCREET.tells(viewers, taken);
    }

    @Test
    void department_whereAllIsViewedByMany_isToldOf() {
        Cell one = cell();
        Cell other = cell();

        assertThat(tells(Map.of(one, 5L, other, 9L), Set.of(one))).isTrue();
        assertThat(tells(Map.of(one, 5L, other, 9L), Set.of())).isFalse();
        assertThat(tells(Map.of(one, 1L, other, 1L), Set.of(one, other))).isTrue();
    }

    /** Of the one viewer of the other items, too little is known; they could be had as the difference. */
    @Test
    @Tag("E09")
    void department_whereOneAloneViewedTheOthers_isNotToldOf() {
        Cell one = cell();
        Cell lone = cell();
        Cell large = cell();

        assertThat(tells(Map.of(one, 9L, lone, 1L), Set.of(one))).isFalse();
        assertThat(tells(Map.of(one, 9L, lone, 1L), Set.of(lone))).isFalse();
        assertThat(tells(Map.of(one, 9L, lone, 1L, large, 20L), Set.of(large))).isTrue();
        assertThat(tells(Map.of(one, 9L, lone, 1L, large, 20L), Set.of(large, one)))
                .isFalse();
    }

    /** Items that filters cannot tell apart are told apart by whoever names them. */
    @Test
    @Tag("E09")
    void item_besideOneOfALoneViewer_isNotToldOf() {
        MediaId one = MediaId.random();
        MediaId lone = MediaId.random();
        MediaId large = MediaId.random();
        Map<MediaId, Long> viewers = Map.of(one, 9L, lone, 1L, large, 20L);

        assertThat(DISCREET.taken(viewers, Set.of(large))).isEqualTo(Taken.SOME);
        assertThat(DISCREET.taken(viewers, Set.of(one))).isEqualTo(Taken.TOO_LITTLE);
        assertThat(DISCREET.taken(viewers, Set.of(large, one))).isEqualTo(Taken.TOO_LITTLE);
        assertThat(DISCREET.taken(viewers, Set.of(large, one, lone))).isEqualTo(Taken.ALL);
        assertThat(DISCREET.taken(viewers, Set.of(MediaId.random()))).isEqualTo(Taken.NOTHING);

        Cell cell = cell();
        Cell other = cell();
        assertThat(DISCREET.tells(Map.of(cell, 22L, other, 7L), Map.of(cell, Taken.SOME, other, Taken.NOTHING)))
                .isTrue();
        assertThat(DISCREET.tells(Map.of(cell, 22L, other, 7L), Map.of(cell, Taken.TOO_LITTLE, other, Taken.ALL)))
                .isFalse();
        assertThat(DISCREET.tells(Map.of(cell, 22L, other, 1L), Map.of(cell, Taken.SOME, other, Taken.NOTHING)))
                .as("with all of it, it could be taken from the whole")
                .isFalse();
    }

    /**
     * Whatever is added and taken away of all answers there are, by filters and by single items, no sum of items that comes of
     * it is of too few people.
     */
    @Test
    @Tag("E09")
    void answers_addedAndTakenAway_tellOfNoFewPeople() {
        for (int seed = 0; seed < 300; seed++) {
            Department department = Department.random(new Random(seed));
            if (department.viewersOf(department.items()).size() < LEAST) {
                continue;
            }
            Set<Set<MediaId>> known = new HashSet<>();
            subsets(department.items()).stream().filter(department::isToldOf).forEach(known::add);

            for (Set<MediaId> sum : sums(known)) {
                assertThat(department.viewersOf(sum).size())
                        .as("seed %d", seed)
                        .satisfiesAnyOf(
                                size -> assertThat(size).isZero(),
                                size -> assertThat(size).isGreaterThanOrEqualTo(LEAST));
            }
        }
    }

    /** What people of a department viewed. */
    private record Department(Map<Cell, List<MediaId>> cells, Map<MediaId, Set<Integer>> people) {

        static Department random(Random random) {
            Department department = new Department(new HashMap<>(), new HashMap<>());
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                MediaId item = MediaId.random();
                List<Cell> cells = List.copyOf(department.cells.keySet());
                Cell cell = cells.isEmpty() || random.nextBoolean() ? cell() : cells.get(random.nextInt(cells.size()));
                department.cells.computeIfAbsent(cell, any -> new ArrayList<>()).add(item);
                department.people.put(item, some(random));
            }
            return department;
        }

        Set<MediaId> items() {
            return people.keySet();
        }

        Set<Integer> viewersOf(Collection<MediaId> some) {
            return some.stream()
                    .flatMap(item -> people.getOrDefault(item, Set.of()).stream())
                    .collect(Collectors.toSet());
        }

        boolean isToldOf(Set<MediaId> chosen) {
            Map<Cell, Long> viewers = new HashMap<>();
            Map<Cell, Taken> taken = new HashMap<>();
            cells.forEach((cell, items) -> {
                viewers.put(cell, (long) viewersOf(items).size());
                Map<MediaId, Long> each = new HashMap<>();
                items.forEach(
                        item -> each.put(item, (long) viewersOf(Set.of(item)).size()));
                taken.put(cell, DISCREET.taken(each, chosen));
            });
            return DISCREET.tells(viewers, taken);
        }
    }

    /** All that can be reckoned from what is known. */
    private static Set<Set<MediaId>> sums(Set<Set<MediaId>> known) {
        Set<Set<MediaId>> sums = new HashSet<>(known);
        for (boolean grown = true; grown; ) {
            Set<Set<MediaId>> more = new HashSet<>();
            for (Set<MediaId> a : sums) {
                for (Set<MediaId> b : sums) {
                    if (a.containsAll(b)) {
                        more.add(less(a, b));
                    }
                    Set<MediaId> both = new HashSet<>(a);
                    both.addAll(b);
                    if (both.size() == a.size() + b.size()) {
                        more.add(both);
                    }
                }
            }
            grown = sums.addAll(more);
        }
        return sums;
    }

    private static Set<Integer> some(Random random) {
        Set<Integer> people = new HashSet<>();
        IntStream.range(0, 1 + random.nextInt(9)).forEach(i -> people.add(random.nextInt(14)));
        return people;
    }

    private static Set<MediaId> less(Set<MediaId> all, Set<MediaId> some) {
        Set<MediaId> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static List<Set<MediaId>> subsets(Collection<MediaId> items) {
        List<MediaId> all = List.copyOf(items);
        List<Set<MediaId>> subsets = new ArrayList<>();
        for (int bits = 0; bits < 1 << all.size(); bits++) {
            Set<MediaId> some = new HashSet<>();
            for (int i = 0; i < all.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    some.add(all.get(i));
                }
            }
            subsets.add(some);
        }
        return subsets;
    }
}
