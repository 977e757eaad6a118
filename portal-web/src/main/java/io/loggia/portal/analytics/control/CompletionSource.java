package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.CompletionTable;
import io.loggia.analytics.export.ReportColumn;
import io.loggia.analytics.export.ReportWords;
import io.loggia.analytics.export.TabularReport;
import io.loggia.analytics.report.CompletionGroup;
import io.loggia.analytics.report.CompletionState;
import io.loggia.analytics.report.Duty;
import io.loggia.domain.ReportKind;
import io.loggia.domain.Viewer;
import io.loggia.portal.identity.control.Departments.DepartmentNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;

/** Who has completed what, those included who never opened it. */
@ApplicationScoped
class CompletionSource implements ReportSource {

    @Inject
    private CompletionReports reports;

    @Inject
    private ItemFilters items;

    @Override
    public ReportKind kind() {
        return ReportKind.COMPLETION;
    }

    @Override
    public List<String> groups() {
        return Arrays.stream(CompletionGroup.values()).map(CompletionGroup::key).toList();
    }

    @Override
    public List<ReportColumn> columns(String group) {
        return CompletionTable.columns(CompletionGroup.ofKey(group));
    }

    @Override
    public List<ReportFilter> filters(ReportWords words, Viewer viewer) {
        return items.after(
                List.of(
                        ReportFilter.of(CompletionReports.STATE, CompletionState.values(), words),
                        ReportFilter.of(CompletionReports.ASKED, Duty.values(), words)),
                words);
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
                        order.filters(),
                        order.people()),
                order.words(),
                order.people(),
                CompletionGroup.ofKey(order.group()),
                CompletionReports.wanted(order.filters()));
    }
}
