package io.loggia.media.still;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells from how much each picture differs from the one before where a lecture or a screen recording moves on. Pure.
 */
public final class SlideChanges {

    /** Of a picture in which nothing but a pointer moves. */
    private static final double STILL = 0.004;
    /** A page that is turned; less is a line that is added to it. */
    private static final double TURNED = 0.06;
    /** A film that is not still for so much of its time is no lecture: its cuts mean nothing. */
    private static final double MOSTLY = 0.6;

    private static final Duration SHORTEST = Duration.ofSeconds(15);
    /** Pages are read by people, too: what stays for less is being leafed through. */
    private static final Duration SHORTEST_PAGE = Duration.ofSeconds(2);

    private static final int MOST_PAGES = 240;
    private static final int MOST = 60;

    private SlideChanges() {}

    /**
     * A picture.
     *
     * @param difference from the one before, 0 to 1
     */
    public record Look(Duration at, double difference) {}

    /**
     * Where chapters may begin, the first at 0; empty where there would be fewer than three or the film is no lecture.
     *
     * @param looks in the order of time
     */
    public static List<Duration> of(List<Look> looks, Duration length) {
        long still = looks.stream().filter(look -> look.difference() < STILL).count();
        if (looks.isEmpty() || still < MOSTLY * looks.size()) {
            return List.of();
        }
        // Of an hour's hundred slides not every one is a chapter.
        Duration distance = longer(SHORTEST, length.dividedBy(MOST));
        List<Duration> starts = new ArrayList<>(List.of(Duration.ZERO));
        for (Look look : looks) {
            boolean far = look.at().minus(starts.getLast()).compareTo(distance) >= 0;
            boolean ends = length.minus(look.at()).compareTo(SHORTEST.dividedBy(3)) < 0;
            if (look.difference() >= TURNED && far && !ends) {
                starts.add(look.at());
            }
        }
        return starts.size() < 3 ? List.of() : List.copyOf(starts);
    }

    /**
     * A page, or a page with a line more than the one before.
     *
     * @param end behind {@code start}
     */
    public record Page(Duration start, Duration end) {}

    /**
     * What is shown one after the other; empty where the film is no lecture.
     *
     * @param looks in the order of time
     */
    public static List<Page> pages(List<Look> looks, Duration length) {
        long still = looks.stream().filter(look -> look.difference() < STILL).count();
        if (looks.isEmpty() || still < MOSTLY * looks.size()) {
            return List.of();
        }
        Duration distance = longer(SHORTEST_PAGE, length.dividedBy(MOST_PAGES));
        List<Page> pages = new ArrayList<>();
        Duration start = Duration.ZERO;
        for (Look look : looks) {
            if (look.difference() >= STILL) {
                if (look.at().minus(start).compareTo(distance) >= 0) {
                    pages.add(new Page(start, look.at()));
                }
                start = look.at();
            }
        }
        if (length.minus(start).compareTo(distance) >= 0) {
            pages.add(new Page(start, length));
        }
        return List.copyOf(pages);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
