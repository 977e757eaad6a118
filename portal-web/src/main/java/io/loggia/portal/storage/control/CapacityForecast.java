package io.loggia.portal.storage.control;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the storage will be full, if it goes on filling as it did: a straight line through what was used each day.
 *
 * @param days from the first of the samples that it stands on to the last
 * @param bytesPerDay how fast it fills; negative where it empties
 * @param fullOn null where nothing can be said, or nothing need be
 */
public record CapacityForecast(
        Outlook outlook,
        long days,
        long bytesPerDay,
        @Nullable LocalDate fullOn) {

    /** Fewer, or nearer together, and a single upload would decide what is foretold. */
    static final int FEWEST = 7;

    private static final long FARTHEST_DAYS = 3650;

    /** What can be said. */
    public enum Outlook {
        /** There are too few samples to say anything. */
        TOO_EARLY,
        /** It does not fill. */
        STEADY,
        /** It fills, but not within ten years. */
        FAR,
        FILLING
    }

    /** What was used on a day, of so much that may be. */
    public record Point(LocalDate day, long used, long limit) {}

    /** @param points in the order of days */
    public static CapacityForecast of(List<Point> points) {
        long days = points.isEmpty()
                ? 0
                : points.getLast().day().toEpochDay() - points.getFirst().day().toEpochDay();
        if (points.size() < FEWEST || days < FEWEST - 1) {
            return new CapacityForecast(Outlook.TOO_EARLY, days, 0, null);
        }
        double slope = slope(points);
        Point last = points.getLast();
        // What was used today counts, and not what the line says of today: room that was freed is free.
        double left = (double) last.limit() - last.used();
        if (slope < 1) {
            return new CapacityForecast(Outlook.STEADY, days, Math.round(slope), null);
        }
        double until = Math.max(0, left / slope);
        return until > FARTHEST_DAYS
                ? new CapacityForecast(Outlook.FAR, days, Math.round(slope), null)
                : new CapacityForecast(
                        Outlook.FILLING, days, Math.round(slope), last.day().plusDays((long) until));
    }

    private static double slope(List<Point> points) {
        double meanDay = points.stream()
                .mapToLong(point -> point.day().toEpochDay())
                .average()
                .orElseThrow();
        double meanUsed = points.stream().mapToLong(Point::used).average().orElseThrow();
        double together = 0;
        double apart = 0;
        for (Point point : points) {
            double day = point.day().toEpochDay() - meanDay;
            together += day * (point.used() - meanUsed);
            apart += day * day;
        }
        return together / apart;
    }
}
