package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.CodedText;
import io.loggia.analytics.export.ReportColumn;
import io.loggia.analytics.export.ReportSummary;
import io.loggia.analytics.export.ReportTable;
import io.loggia.analytics.export.ReportWords;
import io.loggia.analytics.export.TabularReport;
import io.loggia.domain.ReportKind;
import io.loggia.domain.Viewer;
import io.loggia.portal.search.control.AskedQueries;
import io.loggia.portal.search.control.AskedQueries.Sought;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people search for, and whether there is any. What one person alone sought is nobody else's. */
@ApplicationScoped
class SearchTermsSource implements ReportSource {

    private static final String RESULT = "result";

    private static final ReportColumn TIMES = ReportColumn.count("times");

    private static final List<ReportColumn> COLUMNS = List.of(
            ReportColumn.text("term", 44),
            ReportColumn.count("people"),
            TIMES,
            ReportColumn.count("in-vain"),
            ReportColumn.text(RESULT, 22),
            ReportColumn.day("last-searched"));

    private static final List<ReportColumn> SUMMARY =
            List.of(ReportColumn.text(RESULT, 34), ReportColumn.count("terms"), TIMES);

    @Inject
    private AskedQueries asked;

    private enum Result {
        FOUND,
        IN_VAIN;

        static Result of(Sought term) {
            return term.inVain() == term.people() ? IN_VAIN : FOUND;
        }
    }

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
    public List<String> groups() {
        return List.of(RESULT);
    }

    @Override
    public List<ReportFilter> filters(ReportWords words, Viewer viewer) {
        return List.of(ReportFilter.of(RESULT, Result.values(), words));
    }

    /** What was found first, and of each result what is sought most. */
    @Override
    public TabularReport table(ReportOrder order) {
        ReportWords words = order.words();
        return new ReportTable(kind().key(), order.heading(), COLUMNS, rows -> {
            Map<Result, List<Sought>> terms =
                    asked
                            .sought(
                                    order.period().begin(words.zone()),
                                    order.period().end(words.zone()))
                            .stream()
                            .filter(term -> order.filters()
                                    .accepts(RESULT, Result.of(term).name()))
                            .collect(Collectors.groupingBy(
                                    Result::of, () -> new EnumMap<>(Result.class), Collectors.toList()));
            terms.forEach((result, some) -> some.forEach(term -> rows.accept(new @Nullable Object[] {
                term.text(),
                term.people(),
                term.times(),
                term.inVain(),
                text(result, words),
                LocalDate.ofInstant(term.lastAt(), words.zone())
            })));
            return summary(terms, words);
        });
    }

    private static ReportSummary summary(Map<Result, List<Sought>> terms, ReportWords words) {
        List<List<@Nullable Object>> groups = terms.entrySet().stream()
                .map(one -> told(text(one.getKey(), words), one.getValue()))
                .toList();
        List<Sought> all = terms.values().stream().flatMap(List::stream).toList();
        return new ReportSummary(SUMMARY, groups, told("", all).subList(1, SUMMARY.size()), List.of(1));
    }

    private static List<@Nullable Object> told(Object name, List<Sought> terms) {
        return Arrays.asList(
                name,
                (long) terms.size(),
                terms.stream().mapToLong(Sought::times).sum());
    }

    private static CodedText text(Result result, ReportWords words) {
        return new CodedText(result.name(), words.of(RESULT + "." + result));
    }
}
