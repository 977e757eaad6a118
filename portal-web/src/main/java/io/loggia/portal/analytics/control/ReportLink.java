package io.loggia.portal.analytics.control;

import io.loggia.analytics.report.PeriodPreset;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The address of a report in the builder, whose page reads what is asked from it. */
final class ReportLink {

    private ReportLink() {}

    static String of(String portal, StandingAsk asked) {
        List<String> query = new ArrayList<>();
        put(query, "kind", asked.kind().key());
        put(query, "group", asked.group());
        asked.departments().stream().map(Object::toString).sorted().forEach(id -> put(query, "department", id));
        put(query, "period", period(asked.preset()));
        if (asked.preset() == PeriodPreset.FREE) {
            put(query, "from", asked.free().from());
            put(query, "to", asked.free().to());
        }
        asked.media().stream().map(Object::toString).sorted().forEach(id -> put(query, "media", id));
        asked.filters().texts().forEach(filter -> put(query, "filter", filter));
        asked.columns().forEach(column -> put(query, "columns", column));
        put(query, "pseudonyms", asked.pseudonyms() ? "true" : null);
        return portal + "/reports/build?" + String.join("&", query);
    }

    private static String period(PeriodPreset preset) {
        return switch (preset) {
            case ALL -> "all";
            case LAST_30_DAYS -> "last30";
            case LAST_90_DAYS -> "last90";
            case MONTH -> "month";
            case LAST_MONTH -> "lastMonth";
            case QUARTER -> "quarter";
            case YEAR -> "year";
            case FREE -> "free";
        };
    }

    private static void put(List<String> query, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            query.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }
}
