package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.ReportColumn;
import java.util.List;
import java.util.Map;

/** What a row of a report on viewing stands for, and what it tells. */
final class ViewingColumns {

    static final String DEPARTMENT = "department";
    static final String ITEM = "item";
    static final String PERSON = "person";

    private static final ReportColumn VIEWERS = ReportColumn.count("viewers");
    private static final ReportColumn ITEMS = ReportColumn.count("viewed-items");
    private static final ReportColumn VIEWS = ReportColumn.count("views");
    private static final ReportColumn WATCHED = ReportColumn.duration("watched");
    private static final ReportColumn COMPLETIONS = ReportColumn.count("completions");
    private static final ReportColumn LAST = ReportColumn.day("last-watched");

    static final Map<String, List<ReportColumn>> BY_GROUP = Map.of(
            DEPARTMENT,
            List.of(
                    ReportColumn.text("department", 34),
                    VIEWERS,
                    ITEMS,
                    VIEWS,
                    WATCHED,
                    COMPLETIONS,
                    LAST,
                    ReportColumn.id("department-id")),
            ITEM,
            List.of(
                    ReportColumn.text("item", 44),
                    VIEWERS,
                    VIEWS,
                    WATCHED,
                    COMPLETIONS,
                    LAST,
                    ReportColumn.id("item-id")),
            PERSON,
            List.of(
                    ReportColumn.text("person", 28),
                    ReportColumn.text("department", 28),
                    ITEMS,
                    VIEWS,
                    WATCHED,
                    COMPLETIONS,
                    LAST,
                    ReportColumn.id("person-id")));

    static final List<ReportColumn> SUMMARY =
            List.of(ReportColumn.text("department", 34), VIEWERS, ITEMS, VIEWS, WATCHED, COMPLETIONS);
    static final List<Integer> CHARTED = List.of(SUMMARY.indexOf(VIEWS));

    private ViewingColumns() {}
}
