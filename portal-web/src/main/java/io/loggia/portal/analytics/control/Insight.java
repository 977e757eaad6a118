package io.loggia.portal.analytics.control;

import io.loggia.analytics.rollup.Tally;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.portal.catalog.control.MediaRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What departments watched in a period, without anybody in it. Figures of too few people are null.
 *
 * @param before of as many days before; null, too, where the period has no beginning
 * @param people who are there now
 * @param departmentsHidden viewers in the departments that are left out
 * @param itemsWatched how many different items
 * @param itemsHidden how many of them are left out
 */
public record Insight(
        InsightPeriod period,
        boolean tooFew,
        @Nullable Figures now,
        @Nullable Figures before,
        long people,
        List<Part> trend,
        List<DepartmentPart> departments,
        int departmentsHidden,
        List<ItemPart> items,
        int itemsWatched,
        int itemsHidden,
        int smallestGroup) {

    static Insight ofTooFew(InsightPeriod period, @Nullable Figures before, long people, int smallestGroup) {
        return new Insight(period, true, null, before, people, List.of(), List.of(), 0, List.of(), 0, 0, smallestGroup);
    }

    /** With the titles of those items; the others have none. */
    Insight named(Map<MediaId, MediaRef> titled) {
        List<ItemPart> parts = items.stream()
                .map(item -> {
                    MediaRef media = titled.get(item.id());
                    return new ItemPart(item.id(), media == null ? null : media.title(), item.figures());
                })
                .toList();
        return new Insight(
                period,
                tooFew,
                now,
                before,
                people,
                trend,
                departments,
                departmentsHidden,
                parts,
                itemsWatched,
                itemsHidden,
                smallestGroup);
    }

    /** @param viewers different people */
    public record Figures(long views, int viewers, long watchedMs, long completions) {

        static Figures of(Tally tally) {
            return new Figures(tally.views(), tally.viewers(), tally.watchedMs(), tally.completions());
        }
    }

    /** Part of the trend, by its first day. */
    public record Part(LocalDate day, @Nullable Figures figures) {}

    /**
     * A department with all below it.
     *
     * @param id null for people of no department
     * @param own whether it stands for those directly in the department alone
     */
    public record DepartmentPart(
            @Nullable DepartmentId id, @Nullable String name, boolean own, Figures figures) {}

    /** @param title null when it is gone, or not for the reader's eyes */
    public record ItemPart(MediaId id, @Nullable String title, Figures figures) {}
}
