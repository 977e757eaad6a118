package io.loggia.portal.learning.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.portal.learning.control.PortionedTotals.Group;
import io.loggia.portal.learning.control.ViewingTotals.Total;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PortionedTotalsTest {

    private static final Instant DAY = Instant.parse("2026-11-02T08:00:00Z");
    private static final UUID[] DEPARTMENTS = {null, new UUID(1, 1), new UUID(1, 2)};

    private record Fact(UUID person, @Nullable UUID department, UUID item, long views, Instant at) {}

    private static List<Fact> facts(Random random) {
        return IntStream.range(0, 1 + random.nextInt(60))
                .mapToObj(i -> new Fact(
                        new UUID(2, random.nextInt(6)),
                        DEPARTMENTS[random.nextInt(DEPARTMENTS.length)],
                        new UUID(3, random.nextInt(9)),
                        random.nextInt(3),
                        DAY.plusSeconds(random.nextInt(1_000))))
                .toList();
    }

    /** As a query has it. */
    private static Collection<Total> totals(List<Fact> facts, Function<Fact, Group> group) {
        return facts.stream().collect(Collectors.groupingBy(group)).entrySet().stream()
                .map(one -> total(one.getKey(), one.getValue()))
                .toList();
    }

    private static Total total(Group group, List<Fact> facts) {
        return new Total(
                group.of(),
                group.department(),
                facts.stream().map(Fact::person).distinct().count(),
                facts.stream().map(Fact::item).distinct().count(),
                facts.stream().mapToLong(Fact::views).sum(),
                Duration.ofSeconds(facts.size()),
                facts.stream().filter(fact -> fact.views() == 2).count(),
                facts.stream().map(Fact::at).max(Instant::compareTo).orElse(null));
    }

    @Test
    void totals_ofPortionsOfTheItems_areThoseOfAllTogether() {
        Map<String, Function<Fact, Group>> groups = Map.of(
                "department", fact -> new Group(fact.department(), null),
                "person", fact -> new Group(fact.person(), fact.department()),
                "all", fact -> new Group(null, null));
        for (int seed = 0; seed < 200; seed++) {
            List<Fact> facts = facts(new Random(seed));
            Map<Long, List<Fact>> portions = facts.stream()
                    .collect(Collectors.groupingBy(fact -> fact.item().getLeastSignificantBits() % 3));
            for (Map.Entry<String, Function<Fact, Group>> by : groups.entrySet()) {
                PortionedTotals sums = new PortionedTotals();
                portions.values().forEach(portion -> {
                    totals(portion, by.getValue()).forEach(sums::add);
                    portion.forEach(fact -> sums.addViewer(by.getValue().apply(fact), fact.person()));
                });

                assertThat(sums.totals())
                        .as("%s, seed %d", by.getKey(), seed)
                        .containsExactlyInAnyOrderElementsOf(totals(facts, by.getValue()));
            }
        }
    }

    @Test
    void viewer_ofTwoPortions_countsOnce() {
        UUID department = new UUID(1, 1);
        UUID person = new UUID(2, 1);
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact(person, department, new UUID(3, 1), 1, DAY),
                new Fact(person, department, new UUID(3, 2), 1, DAY)));
        PortionedTotals sums = new PortionedTotals();
        facts.forEach(fact -> {
            totals(List.of(fact), any -> new Group(department, null)).forEach(sums::add);
            sums.addViewer(new Group(department, null), fact.person());
        });

        Total total = Objects.requireNonNull(sums.totals().getFirst());
        assertThat(total.viewers()).isEqualTo(1);
        assertThat(total.items()).isEqualTo(2);
        assertThat(total.views()).isEqualTo(2);
    }
}
