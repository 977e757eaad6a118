package io.loggia.analytics.export;

import io.loggia.analytics.export.ReportColumn.Kind;
import io.loggia.analytics.report.CompletionGroup;
import io.loggia.analytics.report.CompletionReport;
import io.loggia.analytics.report.CompletionRow;
import io.loggia.analytics.report.CompletionTotals;
import io.loggia.analytics.report.PersonNames;
import io.loggia.analytics.report.Voiding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who has completed what, as a table.
 *
 * @param people what they are called, by which the report is in order already
 * @param by what the rows are in order of, and counted by
 * @param wanted rows that it is kept to
 */
public record CompletionTable(
        ReportHeading heading,
        CompletionReport report,
        ReportWords words,
        PersonNames people,
        CompletionGroup by,
        Predicate<? super CompletionRow> wanted)
        implements TabularReport {

    private static final ReportColumn ITEM = ReportColumn.text("item", 44);
    private static final ReportColumn CHANNEL = ReportColumn.text("channel", 24);

    private static final List<ReportColumn> COLUMNS = List.of(
            ReportColumn.text("person", 28),
            ReportColumn.text("department", 28),
            ITEM,
            ReportColumn.text("state", 22),
            new ReportColumn("share", Kind.PERCENT, 15),
            new ReportColumn("completed-at", Kind.DATE_TIME, 22),
            ReportColumn.moment("voided-at"),
            ReportColumn.text("voided-by", 28),
            ReportColumn.text("void-reason", 44),
            ReportColumn.text("person-id", 38),
            ReportColumn.text("item-id", 38));

    private static final List<ReportColumn> COUNTS = List.of(
            ReportColumn.count("completed"),
            ReportColumn.count("completed-before"),
            ReportColumn.count("in-progress"),
            ReportColumn.count("not-started"),
            ReportColumn.count("lapsed"),
            ReportColumn.count("assigned"),
            new ReportColumn("share-completed", Kind.PERCENT, 22));

    public CompletionTable(ReportHeading heading, CompletionReport report, ReportWords words) {
        this(heading, report, words, PersonNames.PLAIN, CompletionGroup.DEPARTMENT, row -> true);
    }

    /** By channel, rows tell theirs. */
    public static List<ReportColumn> columns(CompletionGroup by) {
        if (by != CompletionGroup.CHANNEL) {
            return COLUMNS;
        }
        List<ReportColumn> columns = new ArrayList<>(COLUMNS);
        columns.add(columns.indexOf(ITEM) + 1, CHANNEL);
        return List.copyOf(columns);
    }

    @Override
    public String key() {
        return "completion";
    }

    @Override
    public List<ReportColumn> columns() {
        return columns(by);
    }

    @Override
    public ReportSummary forEach(Consumer<@Nullable Object[]> rows) {
        CompletionTotals totals = report.forEach(by, wanted, row -> rows.accept(values(row)));
        List<List<@Nullable Object>> groups = totals.groups().stream()
                .map(some -> counts(
                        called(some.name()),
                        some.completed(),
                        some.completedBefore(),
                        some.inProgress(),
                        some.notStarted(),
                        some.lapsed()))
                .toList();
        List<@Nullable Object> all = counts(
                "",
                totals.completed(),
                totals.completedBefore(),
                totals.inProgress(),
                totals.notStarted(),
                totals.lapsed());
        List<ReportColumn> columns = new ArrayList<>(COUNTS);
        columns.addFirst(column(by));
        return new ReportSummary(columns, groups, all.subList(1, all.size()), List.of(1, 2, 3, 4, 5));
    }

    private static ReportColumn column(CompletionGroup by) {
        return switch (by) {
            case DEPARTMENT -> ReportColumn.text("department", 28);
            case ITEM -> ITEM;
            case CHANNEL -> CHANNEL;
            case STATE -> ReportColumn.text("state", 22);
        };
    }

    private Object called(String name) {
        return switch (by) {
            case DEPARTMENT, ITEM -> name;
            case CHANNEL -> channel(name);
            case STATE -> new CodedText(name, words.of("state." + name));
        };
    }

    private String channel(String name) {
        return name.isEmpty() ? words.of("no-channel") : name;
    }

    private @Nullable Object[] values(CompletionRow row) {
        Voiding voided = row.voided();
        @Nullable
        Object[] values = {
            row.personName(),
            row.departmentName(),
            row.title(),
            words.of("state." + row.state()),
            row.coveredShare(),
            row.completedAt(),
            voided == null ? null : voided.at(),
            voided == null ? null : people.text(voided.by()),
            voided == null ? null : people.text(voided.reason()),
            people.id(row.person()),
            row.media()
        };
        if (by != CompletionGroup.CHANNEL) {
            return values;
        }
        List<@Nullable Object> more = new ArrayList<>(Arrays.asList(values));
        more.add(COLUMNS.indexOf(ITEM) + 1, channel(row.channel()));
        return more.toArray();
    }

    /** Who had completed it before has completed it. */
    private static List<@Nullable Object> counts(
            Object name, long completed, long before, long inProgress, long notStarted, long lapsed) {
        long all = completed + before + inProgress + notStarted + lapsed;
        double share = all == 0 ? 0.0 : (double) (completed + before) / all;
        return Arrays.asList(name, completed, before, inProgress, notStarted, lapsed, all, share);
    }
}
