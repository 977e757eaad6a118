package io.loggia.portal.processing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.portal.processing.control.SchedulingPolicy.Demand;
import io.loggia.portal.processing.control.SchedulingPolicy.Rank;
import io.loggia.portal.processing.entity.Job.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchedulingPolicyTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    void shortVideo_passesALongOneThatCameJustBefore() {
        Line line = new Line();
        line.add("long", "ann", NOON, Duration.ofHours(2));
        line.add("short", "bob", NOON.plusSeconds(60), Duration.ofMinutes(3));

        assertThat(line.order()).containsExactly("short", "long");
    }

    @Test
    void longVideo_isPassedByNothingQueuedAfterItsDeadline() {
        Line line = new Line();
        line.add("long", "ann", NOON, Duration.ofMinutes(15));
        for (int minute = 0; minute < 600; minute++) {
            line.add("short " + minute, "person " + minute, NOON.plusSeconds(60L * minute), Duration.ofMinutes(1));
        }

        // A quarter of an hour costs two hours, and a minute eight minutes: who comes later than the difference is
        // behind.
        assertThat(line.order().indexOf("long")).isBetween(111, 113);
    }

    @Test
    void longestVideo_isPassedForADayAtMost() {
        Rank rank = SchedulingPolicy.rank(new Demand(Kind.LADDER, Duration.ofHours(24), false), NOON, null);

        assertThat(rank.deadline()).isEqualTo(NOON.plus(Duration.ofHours(24)));
    }

    @Test
    void authorWithTwoHundredUploads_holdsUpNobodysFirst() {
        Line line = new Line();
        for (int number = 0; number < 200; number++) {
            line.add("heap " + number, "ann", NOON, Duration.ofMinutes(10));
        }
        line.add("bob's first", "bob", NOON.plusSeconds(30), Duration.ofMinutes(10));
        line.add("eve's long one", "eve", NOON.plusSeconds(30), Duration.ofMinutes(50));

        assertThat(line.order().indexOf("bob's first")).isEqualTo(1);
        assertThat(line.order().indexOf("eve's long one")).isLessThan(8);
    }

    @Test
    void whoHasWaitedOut_startsAnew() {
        Instant later = NOON.plus(Duration.ofHours(5));

        Rank rank = SchedulingPolicy.rank(new Demand(Kind.LADDER, Duration.ofMinutes(10), false), later, NOON);

        assertThat(rank.deadline()).isEqualTo(later.plus(Duration.ofMinutes(80)));
    }

    @Test
    void authorsHeap_putsAJobOffForAWeekAtMost() {
        Instant heap = NOON.plus(Duration.ofDays(90));

        Rank rank = SchedulingPolicy.rank(new Demand(Kind.LADDER, Duration.ofMinutes(10), false), NOON, heap);

        assertThat(rank.deadline()).isBefore(NOON.plus(Duration.ofDays(8)));
    }

    @Test
    void probe_goesBeforePicturesOfWhatCameAMomentEarlier() {
        Rank storyboard = SchedulingPolicy.rank(new Demand(Kind.STORYBOARD, Duration.ofHours(1), false), NOON, null);
        Rank probe = SchedulingPolicy.rank(new Demand(Kind.PROBE, Duration.ZERO, false), NOON.plusSeconds(10), null);

        assertThat(probe.deadline()).isBefore(storyboard.deadline());
    }

    @Test
    void encodingAnew_standsBehindEverythingOfAMonth_andThenTakesItsTurn() {
        Rank anew = SchedulingPolicy.rank(new Demand(Kind.LADDER, Duration.ofMinutes(1), true), NOON, null);
        Demand longest = new Demand(Kind.LADDER, Duration.ofHours(24), false);

        assertThat(SchedulingPolicy.rank(longest, NOON.plus(Duration.ofDays(28)), null)
                        .deadline())
                .isBefore(anew.deadline());
        assertThat(SchedulingPolicy.rank(longest, NOON.plus(Duration.ofDays(30)), null)
                        .deadline())
                .isAfter(anew.deadline());
    }

    @Test
    void priority_ofTheEarlierDeadline_isHigher_overDecades() {
        assertThat(SchedulingPolicy.priority(NOON)).isGreaterThan(SchedulingPolicy.priority(NOON.plusSeconds(1)));
        assertThat(SchedulingPolicy.priority(Instant.parse("2090-01-01T00:00:00Z")))
                .isNegative()
                .isLessThan(SchedulingPolicy.priority(NOON));
    }

    /** A day of an overloaded encoder: every job runs, shorter ones wait less, and a heap costs its own author. */
    @Test
    void dayOfUploads_simulated_isFairAndLeavesNothingBehind() {
        Random random = new Random(20261126);
        Line line = new Line();
        for (int number = 0; number < 100; number++) {
            line.add("heap " + number, "ann", NOON, Duration.ofMinutes(30));
        }
        for (int number = 0; number < 60; number++) {
            Instant at = NOON.plusSeconds(random.nextInt(6 * 3600));
            line.add("short " + number, "person " + number, at, Duration.ofMinutes(2));
            line.add("long " + number, "other " + number, at, Duration.ofMinutes(60));
        }

        List<Done> done = line.run(0.5);

        assertThat(done).hasSize(220);
        assertThat(averageWait(done, "short")).isLessThan(averageWait(done, "long"));
        assertThat(averageWait(done, "long")).isLessThan(averageWait(done, "heap"));
        // One encode is under way whenever a short one comes; after that it is its turn, or nearly.
        assertThat(longestWait(done, "short")).isLessThan(Duration.ofMinutes(60));
    }

    private static Duration averageWait(List<Done> done, String prefix) {
        return Duration.ofMillis((long) done.stream()
                .filter(each -> each.name().startsWith(prefix))
                .mapToLong(each -> each.waited().toMillis())
                .average()
                .orElseThrow());
    }

    private static Duration longestWait(List<Done> done, String prefix) {
        return done.stream()
                .filter(each -> each.name().startsWith(prefix))
                .map(Done::waited)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private record Upload(String name, String author, Instant at, Duration length) {}

    private record Place(Upload upload, Rank rank) {}

    private record Done(String name, Duration waited) {}

    /** One encoder's queue, kept as the database keeps it. */
    private static final class Line {
        private final List<Upload> uploads = new ArrayList<>();

        void add(String name, String author, Instant at, Duration length) {
            uploads.add(new Upload(name, author, at, length));
        }

        /** Who goes when, if all have come before the encoder is free. */
        List<String> order() {
            List<Place> places = new ArrayList<>();
            uploads.stream()
                    .sorted(Comparator.comparing(Upload::at))
                    .forEach(upload -> places.add(place(upload, places)));
            return places.stream()
                    .sorted(FIRST)
                    .map(place -> place.upload().name())
                    .toList();
        }

        /** @param pace encoding time as a share of the length */
        List<Done> run(double pace) {
            List<Upload> coming = new ArrayList<>(
                    uploads.stream().sorted(Comparator.comparing(Upload::at)).toList());
            List<Place> waiting = new ArrayList<>();
            List<Done> done = new ArrayList<>();
            Instant clock = NOON;
            while (!coming.isEmpty() || !waiting.isEmpty()) {
                if (waiting.isEmpty() && coming.getFirst().at().isAfter(clock)) {
                    clock = coming.getFirst().at();
                }
                while (!coming.isEmpty() && !coming.getFirst().at().isAfter(clock)) {
                    waiting.add(place(coming.removeFirst(), waiting));
                }
                Place next = waiting.stream().min(FIRST).orElseThrow();
                waiting.remove(next);
                done.add(new Done(
                        next.upload().name(), Duration.between(next.upload().at(), clock)));
                clock = clock.plusMillis((long) (next.upload().length().toMillis() * pace));
            }
            return done;
        }

        private static final Comparator<Place> FIRST = Comparator.comparingInt(
                (Place place) -> -SchedulingPolicy.priority(place.rank().deadline()));

        private static Place place(Upload upload, List<Place> before) {
            Optional<Instant> last = before.stream()
                    .filter(place -> place.upload().author().equals(upload.author()))
                    .map(place -> place.rank().fairUntil())
                    .max(Comparator.naturalOrder());
            @Nullable Instant authorsLast = last.orElse(null);
            return new Place(
                    upload,
                    SchedulingPolicy.rank(new Demand(Kind.LADDER, upload.length(), false), upload.at(), authorsLast));
        }
    }
}
