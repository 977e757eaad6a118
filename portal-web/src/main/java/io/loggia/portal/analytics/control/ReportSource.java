package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.ReportColumn;
import io.loggia.analytics.export.ReportWords;
import io.loggia.analytics.export.TabularReport;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.ReportKind;
import io.loggia.domain.Viewer;
import java.util.List;
import java.util.Optional;

/** Where the rows of a kind of report come from. It trusts its order: {@link ReportDesk} has seen to the rights. */
interface ReportSource {

    ReportKind kind();

    /** What its rows can be grouped by; none where there is no choice. The first is taken where nobody chooses. */
    default List<String> groups() {
        return List.of();
    }

    /** Whether a row stands for one of the group; else the rows come in order of their groups, and are counted by them. */
    default boolean hasRowPerGroup() {
        return false;
    }

    List<ReportColumn> columns(String group);

    /** What its rows can be kept to, as far as the viewer may know of it. */
    List<ReportFilter> filters(ReportWords words, Viewer viewer);

    /** What its reader has to know of what a filter, or a choice of items, leaves out; empty where that goes without saying. */
    default Optional<String> filterNote(ReportWords words) {
        return Optional.empty();
    }

    /** Whether a period means anything to it. */
    boolean hasPeriod();

    /** Whether it can be kept to some items. */
    boolean hasItems();

    /**
     * Rows are read when the report is written.
     *
     * @throws LoggiaException when it may not be told grouped so
     */
    TabularReport table(ReportOrder order);
}
