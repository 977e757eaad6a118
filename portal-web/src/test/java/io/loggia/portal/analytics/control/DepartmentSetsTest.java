package io.loggia.portal.analytics.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.insight.SmallGroups;
import io.loggia.analytics.rollup.Discretion;
import io.loggia.analytics.rollup.Overview;
import io.loggia.analytics.rollup.RollUp.Generation;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.portal.analytics.control.InsightPeriod.Step;
import io.loggia.portal.analytics.control.Insights.Subject;
import io.loggia.portal.analytics.control.Sums.Held;
import io.loggia.portal.identity.control.Departments.EverDepartment;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Figures of any set of departments equal a recount, and tell no more of any of them than it would be told of alone. */
class DepartmentSetsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 2);
    private static final Generation LIVE = new Generation(1, ZoneOffset.UTC);
    private static final int LEAST = 3;

    private record Viewing(DepartmentId department, LocalDate day, MediaId media, int person) {}

    /** A random tree, whose people watch on some days, and move between its departments. */
    private static final class World {
        final Random random;
        final List<EverDepartment> nodes = new ArrayList<>();
        final List<Viewing> viewings = new ArrayList<>();
        final PagesOfDays pages = new PagesOfDays();
        final DepartmentOutline outline;

        World(int seed) {
            random = new Random(seed);
            for (int i = 0; i < 2 + random.nextInt(8); i++) {
                DepartmentId parent = i == 0 || random.nextInt(4) == 0 ? null : any();
                nodes.add(new EverDepartment(new DepartmentId(new UUID(1, i)), "D" + i, parent, false));
            }
            outline = new DepartmentOutline(nodes);
            for (int i = random.nextInt(80); i >= 0; i--) {
                Viewing viewing = new Viewing(
                        any(),
                        FIRST.plusDays(random.nextInt(4)),
                        new MediaId(new UUID(2, random.nextInt(3))),
                        random.nextInt(20));
                viewings.add(viewing);
                pages.watched(viewing.department(), viewing.day(), viewing.media(), IntStream.of(viewing.person()));
            }
        }

        DepartmentId any() {
            return nodes.get(random.nextInt(nodes.size())).id();
        }

        Set<DepartmentId> someRoots() {
            Set<DepartmentId> some = new HashSet<>(List.of(any()));
            nodes.stream()
                    .map(EverDepartment::id)
                    .filter(id -> random.nextBoolean())
                    .forEach(some::add);
            return Set.copyOf(outline.topmost(some));
        }

        InsightPeriod somePeriod() {
            LocalDate from = FIRST.plusDays(random.nextInt(3));
            return new InsightPeriod(from, from.plusDays(random.nextInt(3)), Step.DAY, true);
        }

        Sums sums(Set<DepartmentId> roots, @Nullable Set<DepartmentId> reach, boolean guarded) {
            return new Sums(
                    pages,
                    LIVE,
                    new Subject(outline, roots, new Insights.Reader(reach, guarded), 1),
                    new Discretion(new SmallGroups(LEAST)));
        }

        long recounted(Set<DepartmentId> roots, InsightPeriod period) {
            return viewings.stream()
                    .filter(one -> outline.path(one.department()).stream().anyMatch(roots::contains))
                    .filter(one ->
                            !one.day().isBefore(period.from()) && !one.day().isAfter(period.to()))
                    .map(Viewing::person)
                    .distinct()
                    .count();
        }
    }

    private static Overview<Optional<DepartmentId>> overview() {
        return new Overview<>(day -> day, Optional::ofNullable);
    }

    @Test
    void viewers_ofAnySetAndPeriod_areCountedOnce() {
        for (int seed = 0; seed < 400; seed++) {
            World world = new World(seed);
            Set<DepartmentId> roots = world.someRoots();
            InsightPeriod period = world.somePeriod();
            Overview<Optional<DepartmentId>> overview = overview();

            boolean told = world.sums(roots, null, false).read(period, overview);

            long viewers = world.recounted(roots, period);
            assertThat(overview.total().viewers()).as("seed %d", seed).isEqualTo((int) viewers);
            assertThat(told).as("seed %d", seed).isEqualTo(viewers == 0 || viewers >= LEAST);
        }
    }

    @Test
    @Tag("E09")
    void set_withOneThatMayNotBeToldAlone_isNotToldEither() {
        int refused = 0;
        for (int seed = 0; seed < 400; seed++) {
            World world = new World(seed);
            Set<DepartmentId> roots = world.someRoots();
            Set<DepartmentId> reach = world.random.nextBoolean() ? null : world.outline.subtrees(roots);
            InsightPeriod period = world.somePeriod();

            boolean alone = roots.stream()
                    .allMatch(root -> world.sums(Set.of(root), reach, true).read(period, overview()));
            boolean together = world.sums(roots, reach, true).read(period, overview());

            assertThat(together).as("seed %d", seed).isEqualTo(alone);
            refused += together ? 0 : 1;
        }
        assertThat(refused).isBetween(50, 350);
    }

    /** Two watched in the one department, and many in the other: the one's two are the difference. */
    @Test
    @Tag("E09")
    void partsAndItems_thatOneOfThemIsNotToldOf_areHeldBack() {
        DepartmentId one = new DepartmentId(new UUID(1, 1));
        DepartmentId other = new DepartmentId(new UUID(1, 2));
        MediaId few = new MediaId(new UUID(2, 1));
        MediaId many = new MediaId(new UUID(2, 2));
        PagesOfDays pages = new PagesOfDays()
                .watched(one, FIRST, many, IntStream.range(0, 9))
                .watched(one, FIRST.plusDays(1), few, IntStream.range(0, 3))
                .watched(one, FIRST.plusDays(1), many, IntStream.range(0, 3))
                .watched(one, FIRST.plusDays(2), few, IntStream.range(3, 4))
                .watched(other, FIRST, many, IntStream.range(20, 30))
                .watched(other, FIRST.plusDays(2), few, IntStream.range(20, 30));
        DepartmentOutline outline = new DepartmentOutline(
                List.of(new EverDepartment(one, "One", null, false), new EverDepartment(other, "Other", null, false)));
        Set<DepartmentId> both = Set.of(one, other);
        Sums guarded = new Sums(
                pages,
                LIVE,
                new Subject(outline, both, new Insights.Reader(both, true), 1),
                new Discretion(new SmallGroups(LEAST)));
        InsightPeriod period = new InsightPeriod(FIRST, FIRST.plusDays(2), Step.DAY, true);

        assertThat(guarded.read(period, overview())).isTrue();
        Held held = guarded.held(period, day -> day);

        assertThat(held.parts()).contains(FIRST.plusDays(2)).doesNotContain(FIRST);
        assertThat(held.items()).isEmpty();
    }

    @Test
    void topmost_ofThoseBelowEachOther_areTheOnesAbove() {
        World world = new World(3);
        for (int i = 0; i < 100; i++) {
            Set<DepartmentId> some = new HashSet<>();
            world.nodes.stream()
                    .map(EverDepartment::id)
                    .filter(id -> world.random.nextBoolean())
                    .forEach(some::add);
            Set<DepartmentId> topmost = Set.copyOf(world.outline.topmost(some));

            assertThat(world.outline.subtrees(topmost)).isEqualTo(world.outline.subtrees(some));
            assertThat(topmost)
                    .allMatch(id -> world.outline.path(id).stream()
                            .noneMatch(above -> !above.equals(id) && topmost.contains(above)));
        }
    }
}
