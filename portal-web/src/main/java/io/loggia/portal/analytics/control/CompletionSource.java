package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.CompletionTable;
import io.loggia.analytics.export.ReportColumn;
import io.loggia.analytics.export.TabularReport;
import io.loggia.domain.ReportKind;
import io.loggia.portal.identity.control.Departments.DepartmentNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Who has completed what, those included who never opened it. */
@ApplicationScoped
class CompletionSource implements ReportSource {

    @Inject
    private CompletionReports reports;

    @Override
    public ReportKind kind() {
        return ReportKind.COMPLETION;
    }

    @Override
    public List<ReportColumn> columns(String group) {
        return CompletionTable.COLUMNS;
    }

    @Override
    public boolean hasPeriod() {
        return true;
    }

    @Override
    public boolean hasItems() {
        return true;
    }

    @Override
    public TabularReport table(ReportOrder order) {
        return new CompletionTable(
                order.heading(),
                reports.of(
                        order.reach().named().stream().map(DepartmentNode::id).toList(),
                        order.period(),
                        order.media(),
                        order.people()),
                order.words(),
                order.people());
    }
}
