package io.loggia.portal.analytics.control;

import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.ReportKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be told. Whether they may is decided each time it is answered.
 *
 * @param departments each with all below it; none for all that the asking person may be told of
 * @param media none for all items
 * @param group one of the kind's; null for the first
 * @param columns by their keys, in their order; none for all
 * @param pseudonyms whether people are called by pseudonyms; where that was agreed on, they are in any case
 */
public record ReportAsk(
        ReportKind kind,
        Set<DepartmentId> departments,
        ReportPeriod period,
        Set<MediaId> media,
        ReportFilters filters,
        @Nullable String group,
        List<String> columns,
        boolean pseudonyms) {

    public ReportAsk {
        departments = Set.copyOf(departments);
        media = Set.copyOf(media);
        columns = List.copyOf(columns);
    }
}
