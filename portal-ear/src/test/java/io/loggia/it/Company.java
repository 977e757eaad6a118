package io.loggia.it;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A simulated company and a time of its watching: always the same for the same size. Divisions hold departments; people
 * watch in working hours, some items much and most little; now and then somebody moves to another department.
 */
public final class Company {

    private static final int DEPARTMENTS_OF_DIVISION = 10;
    private static final int VIEWINGS_A_YEAR = 100;
    private static final int DAYS_A_YEAR = 365;

    private final Size size;
    private final Instant first;
    private final List<Department> departments = new ArrayList<>();

    /** How large it is. */
    public record Size(int people, int departments, int items, int days) {

        /** Large enough to tell something, small enough for a test. */
        public static final Size SMALL = new Size(150, 14, 40, 60);

        /** A million facts, more or less. */
        public static final Size WHOLE = new Size(10_000, 200, 2_000, 365);
    }

    /** @param parent the index of the one above it; -1 for none */
    public record Department(UUID id, String name, int parent) {}

    /** What somebody watched of an item on a day. */
    public record Fact(
            UUID id,
            UUID person,
            UUID media,
            UUID department,
            Instant at,
            long watchedMs,
            int views,
            boolean completed) {}

    /** @param last the day after the last one */
    public Company(Size size, Instant last) {
        this.size = size;
        this.first = last.minus(Duration.ofDays(size.days()));
        departments.add(new Department(id(1, 0), "Simulated company", -1));
        int division = 0;
        for (int i = 1; i < size.departments(); i++) {
            boolean heads = i % (DEPARTMENTS_OF_DIVISION + 1) == 1;
            departments.add(new Department(id(1, i), (heads ? "Division " : "Department ") + i, heads ? 0 : division));
            division = heads ? i : division;
        }
    }

    public List<Department> departments() {
        return departments;
    }

    public Size size() {
        return size;
    }

    /** The department with all below it. */
    public List<UUID> subtree(int root) {
        List<UUID> found = new ArrayList<>();
        for (int i = 0; i < departments.size(); i++) {
            int at = i;
            while (at != root && at >= 0) {
                at = departments.get(at).parent();
            }
            if (at == root) {
                found.add(departments.get(i).id());
            }
        }
        return found;
    }

    /** All that was watched, person by person. */
    public void watch(Consumer<Fact> reader) {
        for (int person = 0; person < size.people(); person++) {
            watch(person, reader);
        }
    }

    private void watch(int person, Consumer<Fact> reader) {
        SplittableRandom random = new SplittableRandom(person);
        int home = random.nextInt(departments.size());
        int next = random.nextInt(20) == 0 ? random.nextInt(departments.size()) : home;
        int movesOn = random.nextInt(size.days());
        int most = Math.max(1, 2 * VIEWINGS_A_YEAR * size.days() / DAYS_A_YEAR);
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            int day = random.nextInt(size.days());
            // Squared twice: few items have most of the viewers.
            double popular = Math.pow(random.nextDouble(), 4);
            long watchedMs = 20_000L + random.nextInt(1_200_000);
            reader.accept(new Fact(
                    new UUID(random.nextLong(), random.nextLong()),
                    id(2, person),
                    id(3, (int) (popular * size.items())),
                    departments.get(day < movesOn ? home : next).id(),
                    first.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(6 * 60 + random.nextInt(12 * 60))),
                    watchedMs,
                    1 + random.nextInt(2),
                    random.nextInt(3) == 0));
        }
    }

    private static UUID id(int kind, int number) {
        return new UUID(0x51_3000_0000_4000L + kind, 0x8000_0000_0000_0000L + number);
    }
}
