package io.loggia.portal.analytics.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.insight.SmallGroups;
import io.loggia.domain.ChannelId;
import io.loggia.domain.MediaKind;
import io.loggia.portal.analytics.control.DiscreetFilter.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DiscreetFilterTest {

    private static final int LEAST = 5;
    private static final DiscreetFilter DISCREET = new DiscreetFilter(new SmallGroups(LEAST));

    private static Cell cell() {
        return new Cell(ChannelId.random(), MediaKind.VIDEO, "de", true);
    }

    @Test
    void department_whereAllIsViewedByMany_isToldOf() {
        Cell one = cell();
        Cell other = cell();

        assertThat(DISCREET.tells(Map.of(one, 5L, other, 9L), Set.of(one))).isTrue();
        assertThat(DISCREET.tells(Map.of(one, 5L, other, 9L), Set.of())).isFalse();
        assertThat(DISCREET.tells(Map.of(one, 1L, other, 1L), Set.of(one, other)))
                .isTrue();
    }

    /** Of the one viewer of the other items, too little is known; they could be had as the difference. */
    @Test
    @Tag("E09")
    void department_whereOneAloneViewedTheOthers_isNotToldOf() {
        Cell one = cell();
        Cell lone = cell();
        Cell large = cell();

        assertThat(DISCREET.tells(Map.of(one, 9L, lone, 1L), Set.of(one))).isFalse();
        assertThat(DISCREET.tells(Map.of(one, 9L, lone, 1L), Set.of(lone))).isFalse();
        assertThat(DISCREET.tells(Map.of(one, 9L, lone, 1L, large, 20L), Set.of(large)))
                .isTrue();
        assertThat(DISCREET.tells(Map.of(one, 9L, lone, 1L, large, 20L), Set.of(large, one)))
                .isFalse();
    }

    /** Whatever is added and taken away of all answers there are, no sum of cells that comes of it is of too few people. */
    @Test
    @Tag("E09")
    void answers_addedAndTakenAway_tellOfNoFewPeople() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Cell> cells = IntStream.range(0, 1 + random.nextInt(5))
                    .mapToObj(i -> cell())
                    .toList();
            Map<Cell, Set<Integer>> people = new HashMap<>();
            cells.forEach(cell -> people.put(cell, some(random)));
            Set<Integer> everybody = new HashSet<>();
            people.values().forEach(everybody::addAll);
            if (everybody.size() < LEAST) {
                continue;
            }
            Map<Cell, Long> viewers = new HashMap<>();
            people.forEach((cell, who) -> viewers.put(cell, (long) who.size()));
            Set<Set<Cell>> known = new HashSet<>();
            subsets(cells).stream()
                    .filter(some -> DISCREET.tells(viewers, some))
                    .forEach(known::add);

            for (boolean grown = true; grown; ) {
                Set<Set<Cell>> more = new HashSet<>(known);
                for (Set<Cell> a : known) {
                    for (Set<Cell> b : known) {
                        if (a.containsAll(b)) {
                            more.add(less(a, b));
                        }
                        Set<Cell> both = new HashSet<>(a);
                        both.addAll(b);
                        if (both.size() == a.size() + b.size()) {
                            more.add(both);
                        }
                    }
                }
                grown = known.addAll(more);
            }

            for (Set<Cell> sum : known) {
                Set<Integer> who = new HashSet<>();
                sum.forEach(cell -> who.addAll(people.getOrDefault(cell, Set.of())));
                assertThat(who.size())
                        .as("seed %d", seed)
                        .satisfiesAnyOf(
                                size -> assertThat(size).isZero(),
                                size -> assertThat(size).isGreaterThanOrEqualTo(LEAST));
            }
        }
    }

    private static Set<Integer> some(Random random) {
        Set<Integer> people = new HashSet<>();
        IntStream.range(0, 1 + random.nextInt(9)).forEach(i -> people.add(random.nextInt(14)));
        return people;
    }

    private static Set<Cell> less(Set<Cell> all, Set<Cell> some) {
        Set<Cell> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static List<Set<Cell>> subsets(List<Cell> cells) {
        List<Set<Cell>> subsets = new ArrayList<>();
        for (int bits = 0; bits < 1 << cells.size(); bits++) {
            Set<Cell> some = new HashSet<>();
            for (int i = 0; i < cells.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    some.add(cells.get(i));
                }
            }
            subsets.add(some);
        }
        return subsets;
    }
}
