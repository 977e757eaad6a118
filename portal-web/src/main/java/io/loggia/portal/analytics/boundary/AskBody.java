package io.loggia.portal.analytics.boundary;

import io.loggia.analytics.report.PeriodPreset;
import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.ReportKind;
import io.loggia.portal.analytics.control.StandingAsk;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a report, as a body says it.
 *
 * @param from with {@code to}, the days of a free period
 * @param media none for all items
 * @param columns none for all
 * @param pseudonyms whether people are called by pseudonyms
 */
public record AskBody(
        @NotNull String kind,
        @Nullable String department,
        @NotNull PeriodPreset period,
        @Nullable String from,
        @Nullable String to,
        @Nullable @Size(max = 200) List<String> media,
        @Nullable @Size(max = 50) String group,
        @Nullable @Size(max = 50) List<@Size(max = 50) String> columns,
        @Nullable Boolean pseudonyms) {

    StandingAsk toAsk() {
        return new StandingAsk(
                ReportKind.of(kind),
                department == null ? null : DepartmentId.parse(department),
                period,
                new ReportPeriod(ReportDay.parse(from), ReportDay.parse(to)),
                media == null ? Set.of() : media.stream().map(MediaId::parse).collect(Collectors.toSet()),
                group,
                columns == null ? List.of() : columns,
                Boolean.TRUE.equals(pseudonyms));
    }

    static AskBody of(StandingAsk ask) {
        DepartmentId department = ask.department();
        return new AskBody(
                ask.kind().key(),
                department == null ? null : department.toString(),
                ask.preset(),
                text(ask.free().from()),
                text(ask.free().to()),
                ask.media().stream().map(MediaId::toString).sorted().toList(),
                ask.group(),
                ask.columns(),
                ask.pseudonyms());
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
