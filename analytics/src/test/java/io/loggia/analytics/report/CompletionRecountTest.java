package io.loggia.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.Audience;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A report equals what one gets by walking, for each person and item, through all facts there are. */
class CompletionRecountTest {

    private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void report_anyOrganisationAnyHistory_equalsTheRecount() {
        for (int seed = 0; seed < 150; seed++) {
            World world = new World(new Random(seed));
            Map<String, String> recount = world.recount();
            Map<String, String> reported = new HashMap<>();
            Map<DepartmentId, Map<CompletionState, Long>> counted = new HashMap<>();

            CompletionTotals totals = world.report().forEach(row -> {
                String previous = reported.put(key(row.person(), row.media()), text(row));
                assertThat(previous).as("each person and item stands once").isNull();
                counted.computeIfAbsent(row.department(), any -> new HashMap<>())
                        .merge(row.state(), 1L, Long::sum);
            });

            assertThat(reported).as("seed %d", seed).isEqualTo(recount);
            assertThat(totals.assigned()).isEqualTo(recount.size());
            for (CompletionTotals.GroupTotals some : totals.groups()) {
                Map<CompletionState, Long> expected = counted.remove(some.of());
                assertThat(expected).isNotNull();
                assertThat(some.completed()).isEqualTo(expected.getOrDefault(CompletionState.COMPLETED, 0L));
                assertThat(some.completedBefore())
                        .isEqualTo(expected.getOrDefault(CompletionState.COMPLETED_BEFORE, 0L));
                assertThat(some.inProgress()).isEqualTo(expected.getOrDefault(CompletionState.IN_PROGRESS, 0L));
                assertThat(some.notStarted()).isEqualTo(expected.getOrDefault(CompletionState.NOT_STARTED, 0L));
            }
            assertThat(counted).isEmpty();
        }
    }

    /** Whatever comes group by group is what comes by person, each group in one piece, and counted alike. */
    @Test
    void report_byAnyGroup_hasTheSameRows() {
        for (int seed = 0; seed < 120; seed++) {
            World world = new World(new Random(seed));
            Map<String, String> all = new HashMap<>();
            world.report().forEach(row -> all.put(key(row.person(), row.media()), text(row)));
            for (CompletionGroup by : CompletionGroup.values()) {
                Map<String, String> rows = new HashMap<>();
                List<Object> groups = new ArrayList<>();
                CompletionTotals totals = world.report().forEach(by, any -> true, row -> {
                    assertThat(rows.put(key(row.person(), row.media()), text(row)))
                            .isNull();
                    if (groups.isEmpty() || !groups.getLast().equals(by.of(row))) {
                        groups.add(by.of(row));
                    }
                });

                assertThat(rows).as("seed %d by %s", seed, by).isEqualTo(all);
                assertThat(groups)
                        .as("seed %d by %s", seed, by)
                        .isEqualTo(totals.groups().stream()
                                .map(CompletionTotals.GroupTotals::of)
                                .toList());
                assertThat(totals.assigned()).isEqualTo(all.size());
            }
        }
    }

    private static String key(PersonId person, MediaId media) {
        return person + " " + media;
    }

    private static String text(CompletionRow row) {
        return row.state() + " " + row.department() + " " + row.coveredShare() + " " + row.completedAt();
    }

    /** A random organisation whose facts follow people through their moves. */
    private static final class World {

        private final List<DepartmentId> departments = new ArrayList<>();
        private final List<ReportPerson> people = new ArrayList<>();
        private final List<ReportItem> items = new ArrayList<>();
        private final List<ViewingDay> facts = new ArrayList<>();
        private final Set<DepartmentId> scope = new HashSet<>();
        private final ReportPeriod period;

        World(Random random) {
            IntStream.range(0, 6).forEach(i -> departments.add(new DepartmentId(uuid(random))));
            scope.addAll(departments.subList(0, 1 + random.nextInt(3)));
            IntStream.range(0, 1 + random.nextInt(40)).forEach(i -> people.add(person(random)));
            IntStream.range(0, 1 + random.nextInt(12)).forEach(i -> items.add(item(random)));
            people.forEach(person -> items.forEach(item -> watch(person, item, random)));
            Collections.shuffle(facts, random);
            LocalDate from = LocalDate.parse("2026-11-01").plusDays(random.nextInt(20));
            period = new ReportPeriod(
                    random.nextBoolean() ? from : null,
                    random.nextBoolean() ? from.plusDays(random.nextInt(20)) : null);
        }

        private static UUID uuid(Random random) {
            return new UUID(random.nextLong(), random.nextLong());
        }

        private ReportPerson person(Random random) {
            PersonId id = new PersonId(uuid(random));
            DepartmentId now = departments.get(random.nextInt(departments.size()));
            return new ReportPerson(
                    id,
                    "Person " + random.nextInt(10),
                    now,
                    Set.of(Principal.everyone(), Principal.of(now), Principal.of(id)),
                    scope.contains(now));
        }

        private ReportItem item(Random random) {
            Set<Principal> audience = new HashSet<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                audience.add(
                        switch (random.nextInt(4)) {
                            case 0 -> Principal.everyone();
                            case 1 ->
                                Principal.of(people.get(random.nextInt(people.size()))
                                        .id());
                            default -> Principal.of(departments.get(random.nextInt(departments.size())));
                        });
            }
            return new ReportItem(
                    new MediaId(uuid(random)),
                    "Item " + random.nextInt(5),
                    new Audience(audience),
                    random.nextInt(3) == 0 ? "" : "Channel " + random.nextInt(3),
                    Audience.nobody(),
                    Audience.nobody());
        }

        private void watch(ReportPerson person, ReportItem item, Random random) {
            Instant at = FIRST;
            double share = 0;
            boolean completed = false;
            for (int days = random.nextInt(4); days > 0; days--) {
                at = at.plus(Duration.ofHours(1 + random.nextInt(200)));
                share = Math.min(1, share + random.nextDouble());
                boolean completes = !completed && share > 0.8;
                DepartmentId then = departments.get(random.nextInt(departments.size()));
                facts.add(new ViewingDay(person.id(), item.id(), then, at, share, completes ? at : null));
                completed |= completes;
            }
        }

        CompletionReport report() {
            Map<DepartmentId, String> names = new HashMap<>();
            departments.forEach(id -> names.put(id, "Department"));
            return new CompletionReport(period, ZoneOffset.UTC, scope, names, people, items, some -> facts);
        }

        Map<String, String> recount() {
            Map<String, String> rows = new HashMap<>();
            for (ReportPerson person : people) {
                for (ReportItem item : items) {
                    String row = recount(person, item);
                    if (row != null) {
                        rows.put(key(person.id(), item.id()), row);
                    }
                }
            }
            return rows;
        }

        private @Nullable String recount(ReportPerson person, ReportItem item) {
            ViewingDay latest = null;
            ViewingDay before = null;
            for (ViewingDay fact : facts) {
                boolean here = person.onRoster() || scope.contains(fact.department());
                boolean then = (period.from() == null
                                || fact.day(ZoneOffset.UTC).compareTo(period.from()) >= 0)
                        && (period.to() == null || fact.day(ZoneOffset.UTC).compareTo(period.to()) <= 0);
                if (fact.person().equals(person.id()) && fact.media().equals(item.id()) && here && then) {
                    if (fact.completedAt() != null) {
                        return "COMPLETED " + fact.department() + " " + fact.coveredShare() + " " + fact.completedAt();
                    }
                    latest = latest == null || fact.lastAt().isAfter(latest.lastAt()) ? fact : latest;
                }
                if (fact.person().equals(person.id())
                        && fact.media().equals(item.id())
                        && here
                        && fact.completedAt() != null
                        && period.from() != null
                        && fact.day(ZoneOffset.UTC).compareTo(period.from()) < 0) {
                    before = fact;
                }
            }
            if (before != null && (latest != null || isExpected(person, item))) {
                DepartmentId department = latest == null ? person.department() : latest.department();
                return "COMPLETED_BEFORE " + department + " " + before.coveredShare() + " " + before.completedAt();
            }
            if (latest != null) {
                return "IN_PROGRESS " + latest.department() + " " + latest.coveredShare() + " null";
            }
            return isExpected(person, item) ? "NOT_STARTED " + person.department() + " 0.0 null" : null;
        }

        private static boolean isExpected(ReportPerson person, ReportItem item) {
            return person.onRoster()
                    && person.principals().stream().anyMatch(item.audience().principals()::contains);
        }
    }
}
