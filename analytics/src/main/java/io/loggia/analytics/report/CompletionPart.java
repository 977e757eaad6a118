package io.loggia.analytics.report;

import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one pass of a report looks at.
 *
 * @param people in the order of the rows
 * @param items by their places; null for all
 * @param holds which of the rows that come of them are of this part
 */
record CompletionPart(List<ReportPerson> people, @Nullable BitSet items, Predicate<CompletionRow> holds) {}
