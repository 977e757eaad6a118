package io.loggia.portal.analytics.boundary;

import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.MediaId;
import io.loggia.domain.ReportKind;
import io.loggia.portal.analytics.control.ReportAsk;
import io.loggia.portal.analytics.control.ReportFilters;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is asked of a report, as an address says it. */
public class ReportQuery {

    @QueryParam("department")
    @Nullable
    List<String> departments;

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("to")
    @Nullable
    String to;

    @QueryParam("media")
    @Nullable
    List<String> media;

    /** Such as {@code state:COMPLETED}; several of one filter are alternatives. */
    @QueryParam("filter")
    @Nullable
    List<String> filters;

    @QueryParam("group")
    @Nullable
    String group;

    @QueryParam("columns")
    @Nullable
    List<String> columns;

    /** Whether people are called by pseudonyms. */
    @QueryParam("pseudonyms")
    boolean pseudonyms;

    @QueryParam("format")
    @DefaultValue("json")
    String format = "";

    /** Of a file's words (BCP 47); without it, what the browser asks for. */
    @QueryParam("language")
    @Nullable
    String language;

    ReportAsk ask(ReportKind kind) {
        return new ReportAsk(
                kind,
                DepartmentQuery.parse(departments),
                new ReportPeriod(ReportDay.parse(from), ReportDay.parse(to)),
                media == null ? Set.of() : media.stream().map(MediaId::parse).collect(Collectors.toSet()),
                filters == null ? ReportFilters.NONE : ReportFilters.parse(filters),
                group,
                columns == null ? List.of() : columns,
                pseudonyms);
    }
}
