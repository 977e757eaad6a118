package io.loggia.analytics.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report's rows come to, by group: known when the last row has been handed out.
 *
 * @param groups one row for each, values in the order of {@code columns}; the first is the group's name
 * @param total of all groups, less the name
 * @param charted columns whose counts add up to a group's bar, by their place in {@code columns}
 */
public record ReportSummary(
        List<ReportColumn> columns,
        List<List<@Nullable Object>> groups,
        List<@Nullable Object> total,
        List<Integer> charted) {}
