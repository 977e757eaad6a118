package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.CodedText;
import io.loggia.analytics.export.ReportColumn;
import io.loggia.analytics.export.ReportSummary;
import io.loggia.analytics.export.ReportTable;
import io.loggia.analytics.export.ReportWords;
import io.loggia.analytics.export.TabularReport;
import io.loggia.domain.ReportKind;
import io.loggia.portal.search.control.AskedQueries;
import io.loggia.portal.search.control.AskedQueries.Sought;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people search for, and whether there is any. What one person alone sought is nobody else's. */
@ApplicationScoped
class SearchTermsSource implements ReportSource {

    private static final ReportColumn TIMES = ReportColumn.count("times");

    private static final List<ReportColumn> COLUMNS = List.of(
            ReportColumn.text("term", 44),
            ReportColumn.count("people"),
            TIMES,
            ReportColumn.count("in-vain"),
            ReportColumn.text("result", 22),
            ReportColumn.day("last-searched"));

    private static final List<ReportColumn> SUMMARY =
            List.of(ReportColumn.text("result", 34), ReportColumn.count("terms"), TIMES);

    @Inject
    private AskedQueries asked;

    @Override
    public ReportKind kind() {
        return ReportKind.SEARCH_TERMS;
    }

    @Override
    public List<ReportColumn> columns(String group) {
        return COLUMNS;
    }

    @Override
    public boolean hasPeriod() {
        return true;
    }

    @Override
    public boolean hasItems() {
        return false;
    }

    @Override
    public TabularReport table(ReportOrder order) {
        ReportWords words = order.words();
        return new ReportTable(kind().key(), order.heading(), COLUMNS, rows -> {
            List<Sought> terms = asked.sought(
                    order.period().begin(words.zone()), order.period().end(words.zone()));
            terms.forEach(term -> rows.accept(new @Nullable Object[] {
                term.text(),
                term.people(),
                term.times(),
                term.inVain(),
                isVain(term)
                        ? new CodedText("IN_VAIN", words.of("term.vain"))
                        : new CodedText("FOUND", words.of("term.found")),
                LocalDate.ofInstant(term.lastAt(), words.zone())
            }));
            return summary(terms, words);
        });
    }

    private static ReportSummary summary(List<Sought> terms, ReportWords words) {
        List<Sought> vain = terms.stream().filter(SearchTermsSource::isVain).toList();
        List<Sought> found = terms.stream().filter(term -> !isVain(term)).toList();
        List<List<@Nullable Object>> groups = terms.isEmpty()
                ? List.of()
                : List.of(told(words.of("term.found"), found), told(words.of("term.vain"), vain));
        return new ReportSummary(SUMMARY, groups, told("", terms).subList(1, SUMMARY.size()), List.of(1));
    }

    private static List<@Nullable Object> told(String name, List<Sought> terms) {
        return Arrays.asList(
                name,
                (long) terms.size(),
                terms.stream().mapToLong(Sought::times).sum());
    }

    private static boolean isVain(Sought term) {
        return term.inVain() == term.people();
    }
}
