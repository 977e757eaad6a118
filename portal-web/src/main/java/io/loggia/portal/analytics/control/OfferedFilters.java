package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.ReportHeading.Line;
import io.loggia.analytics.export.ReportWords;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The filters of a kind, held against those that somebody chose. */
record OfferedFilters(List<ReportFilter> all) {

    /** @throws LoggiaException {@link ErrorCode#INVALID_FILTER} for a filter that the kind does not have */
    void requireNames(ReportFilters chosen) {
        Set<String> known = all.stream().map(ReportFilter::name).collect(Collectors.toSet());
        for (String name : chosen.chosen().keySet()) {
            if (!known.contains(name)) {
                throw new LoggiaException(
                        ErrorCode.INVALID_FILTER, "This report has no filter “" + name + "”. Ask /reports/kinds.");
            }
        }
    }

    /** @throws LoggiaException {@link ErrorCode#INVALID_FILTER} for what is not to choose from now */
    void requireCodes(ReportFilters chosen) {
        requireNames(chosen);
        for (ReportFilter filter : all) {
            Set<String> codes = chosen.of(filter.name());
            if (filter.titles(codes).size() < codes.size()) {
                throw new LoggiaException(
                        ErrorCode.INVALID_FILTER,
                        filter.isOfPeople()
                                ? "Somebody chosen in the filter “" + filter.name() + "” is gone. Take them out."
                                : "The filter “" + filter.name() + "” has no such value. Ask /reports/kinds.");
            }
        }
    }

    /** @throws LoggiaException {@link ErrorCode#INVALID_FILTER} where a choice would tell whose a pseudonym is */
    void requireNobody(ReportFilters chosen) {
        for (ReportFilter filter : all) {
            if (filter.isRevealing() && chosen.names(filter.name())) {
                throw new LoggiaException(
                        ErrorCode.INVALID_FILTER,
                        "The filter “" + filter.name() + "” is not for a report that calls people by pseudonyms.");
            }
        }
    }

    /** What a report is kept to, for its cover. What was saved and is to choose no more is told, and no row has it. */
    List<Line> lines(ReportFilters chosen, ReportWords words) {
        List<Line> lines = new ArrayList<>();
        for (ReportFilter filter : all) {
            Set<String> codes = chosen.of(filter.name());
            if (!codes.isEmpty()) {
                List<String> titles = new ArrayList<>(filter.titles(codes).values());
                int gone = codes.size() - titles.size();
                if (gone > 0) {
                    titles.add(words.of("filter.gone", gone));
                }
                lines.add(new Line(filter.title(), String.join(", ", titles)));
            }
        }
        return lines;
    }
}
