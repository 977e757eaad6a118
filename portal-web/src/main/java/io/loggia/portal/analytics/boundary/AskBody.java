package io.loggia.portal.analytics.boundary;

import io.loggia.analytics.report.PeriodPreset;
import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.ReportKind;
import io.loggia.portal.analytics.control.ReportFilters;
import io.loggia.portal.analytics.control.StandingAsk;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a report, as a body says it.
 *
 * @param department as the only one of {@code departments}, as it was before there could be several
 * @param departments each with all below it; none for all that the caller may be told of
 * @param from with {@code to}, the days of a free period
 * @param media none for all items
 * @param filters such as {@code state:COMPLETED}; several of one filter are alternatives
 * @param columns none for all
 * @param pseudonyms whether people are called by pseudonyms
 */
public record AskBody(
        @NotNull String kind,
        @Nullable String department,
        @Nullable @Size(max = 100) List<String> departments,
        @NotNull PeriodPreset period,
        @Nullable String from,
        @Nullable String to,
        @Nullable @Size(max = 200) List<String> media,
        @Nullable @Size(max = ReportFilters.MOST) List<@Size(max = 80) String> filters,
        @Nullable @Size(max = 50) String group,
        @Nullable @Size(max = 50) List<@Size(max = 50) String> columns,
        @Nullable Boolean pseudonyms) {

    StandingAsk toAsk() {
        return new StandingAsk(
                ReportKind.of(kind),
                named(),
                period,
                new ReportPeriod(ReportDay.parse(from), ReportDay.parse(to)),
                media == null ? Set.of() : media.stream().map(MediaId::parse).collect(Collectors.toSet()),
                filters == null ? ReportFilters.NONE : ReportFilters.parse(filters),
                group,
                columns == null ? List.of() : columns,
                Boolean.TRUE.equals(pseudonyms));
    }

    private Set<DepartmentId> named() {
        List<String> all = departments == null || departments.isEmpty()
                ? Stream.ofNullable(department).toList()
                : departments;
        return all.stream().map(DepartmentId::parse).collect(Collectors.toSet());
    }

    static AskBody of(StandingAsk ask) {
        List<String> departments =
                ask.departments().stream().map(DepartmentId::toString).sorted().toList();
        return new AskBody(
                ask.kind().key(),
                departments.size() == 1 ? departments.getFirst() : null,
                departments,
                ask.preset(),
                text(ask.free().from()),
                text(ask.free().to()),
                ask.media().stream().map(MediaId::toString).sorted().toList(),
                ask.filters().texts(),
                ask.group(),
                ask.columns(),
                ask.pseudonyms());
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
