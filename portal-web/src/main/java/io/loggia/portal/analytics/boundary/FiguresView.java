package io.loggia.portal.analytics.boundary;

import io.loggia.portal.analytics.control.Insight;
import io.loggia.portal.analytics.control.Insight.DepartmentPart;
import io.loggia.portal.analytics.control.Insight.Figures;
import io.loggia.portal.analytics.control.Insight.ItemPart;
import io.loggia.portal.analytics.control.Insight.Part;
import io.loggia.portal.analytics.control.InsightPeriod;
import io.loggia.portal.analytics.control.InsightPeriod.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What departments watched in a period. Figures of fewer people than {@code smallestGroup} are missing.
 *
 * @param from the first day, both ends included; days are the organisation's
 * @param tooFew whether nothing can be told at all
 * @param before of as many days before
 * @param people who are there now
 * @param departmentsHidden viewers in departments that are left out
 * @param itemsHidden how many of the watched items are left out
 */
public record FiguresView(
        String from,
        String to,
        Step step,
        boolean tooFew,
        @Nullable FigureView now,
        @Nullable FigureView before,
        long people,
        List<TrendView> trend,
        List<PartView> departments,
        int departmentsHidden,
        List<WatchedItem> items,
        int itemsWatched,
        int itemsHidden,
        int smallestGroup) {

    /** @param viewers different people */
    public record FigureView(long views, int viewers, double watchedSeconds, long completions) {

        static FigureView of(Figures figures) {
            return new FigureView(
                    figures.views(), figures.viewers(), figures.watchedMs() / 1000.0, figures.completions());
        }

        private static @Nullable FigureView ofAny(@Nullable Figures figures) {
            return figures == null ? null : of(figures);
        }
    }

    /** @param day the first of the part */
    public record TrendView(String day, @Nullable FigureView figures) {}

    /**
     * A department with all below it; one without an id is nobody's.
     *
     * @param own whether it stands for those directly in the department alone
     */
    public record PartView(@Nullable String id, @Nullable String name, boolean own, FigureView figures) {}

    /** @param title missing when the item is gone, or not for the caller's eyes */
    public record WatchedItem(String id, @Nullable String title, FigureView figures) {}

    static FiguresView of(Insight insight) {
        InsightPeriod period = insight.period();
        return new FiguresView(
                period.from().toString(),
                period.to().toString(),
                period.step(),
                insight.tooFew(),
                FigureView.ofAny(insight.now()),
                FigureView.ofAny(insight.before()),
                insight.people(),
                insight.trend().stream().map(FiguresView::view).toList(),
                insight.departments().stream().map(FiguresView::view).toList(),
                insight.departmentsHidden(),
                insight.items().stream().map(FiguresView::view).toList(),
                insight.itemsWatched(),
                insight.itemsHidden(),
                insight.smallestGroup());
    }

    static TrendView view(Part part) {
        return new TrendView(part.day().toString(), FigureView.ofAny(part.figures()));
    }

    private static PartView view(DepartmentPart part) {
        return new PartView(
                part.id() == null ? null : part.id().toString(),
                part.name(),
                part.own(),
                FigureView.of(part.figures()));
    }

    private static WatchedItem view(ItemPart item) {
        return new WatchedItem(item.id().toString(), item.title(), FigureView.of(item.figures()));
    }
}
