package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.ReportColumn;
import io.loggia.analytics.export.TabularReport;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.ReportKind;
import java.util.List;

/** Where the rows of a kind of report come from. It trusts its order: {@link ReportDesk} has seen to the rights. */
interface ReportSource {

    ReportKind kind();

    /** What a row can stand for; none where there is no choice. The first is taken where nobody chooses. */
    default List<String> groups() {
        return List.of();
    }

    List<ReportColumn> columns(String group);

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
