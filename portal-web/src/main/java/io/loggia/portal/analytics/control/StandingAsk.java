package io.loggia.portal.analytics.control;

import io.loggia.analytics.report.PeriodPreset;
import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.ReportKind;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks again and again.
 *
 * @param departments each with all below it; none for all that the asking person may be told of
 * @param free the days of {@link PeriodPreset#FREE}
 * @param pseudonyms whether people are called by pseudonyms
 */
public record StandingAsk(
        ReportKind kind,
        Set<DepartmentId> departments,
        PeriodPreset preset,
        ReportPeriod free,
        Set<MediaId> media,
        ReportFilters filters,
        @Nullable String group,
        List<String> columns,
        boolean pseudonyms) {

    public StandingAsk {
        departments = Set.copyOf(departments);
        media = Set.copyOf(media);
        columns = List.copyOf(columns);
    }

    /** The same of another department. */
    public StandingAsk of(DepartmentId other) {
        return new StandingAsk(kind, Set.of(other), preset, free, media, filters, group, columns, pseudonyms);
    }

    /** What it means on a day. */
    public ReportAsk on(LocalDate today) {
        return new ReportAsk(kind, departments, preset.on(today, free), media, filters, group, columns, pseudonyms);
    }

    /** As it is kept. */
    public String toJson() {
        JsonObjectBuilder json =
                Json.createObjectBuilder().add("kind", kind.key()).add("preset", preset.name());
        if (departments.size() == 1) {
            // For servers of the version before, which run beside this one while it is put in.
            put(json, "department", departments.iterator().next());
        }
        put(json, "from", free.from());
        put(json, "to", free.to());
        put(json, "group", group);
        return json.add("departments", Json.createArrayBuilder(texts(departments)))
                .add("media", Json.createArrayBuilder(texts(media)))
                .add("filters", Json.createArrayBuilder(filters.texts()))
                .add("columns", Json.createArrayBuilder(columns))
                .add("pseudonyms", pseudonyms)
                .build()
                .toString();
    }

    public static StandingAsk parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            return new StandingAsk(
                    ReportKind.of(json.getString("kind")),
                    departments(json),
                    PeriodPreset.valueOf(json.getString("preset")),
                    new ReportPeriod(day(json.getString("from", "")), day(json.getString("to", ""))),
                    texts(json, "media").stream().map(MediaId::parse).collect(Collectors.toSet()),
                    json.containsKey("filters") ? ReportFilters.parse(texts(json, "filters")) : ReportFilters.NONE,
                    json.containsKey("group") ? json.getString("group") : null,
                    texts(json, "columns"),
                    json.getBoolean("pseudonyms", false));
        }
    }

    /** What was saved before several could be named names one. */
    private static Set<DepartmentId> departments(JsonObject json) {
        List<String> named = json.containsKey("departments")
                ? texts(json, "departments")
                : json.containsKey("department") ? List.of(json.getString("department")) : List.of();
        return named.stream().map(DepartmentId::parse).collect(Collectors.toSet());
    }

    private static List<String> texts(Set<?> ids) {
        return ids.stream().map(Object::toString).sorted().toList();
    }

    private static void put(JsonObjectBuilder json, String name, @Nullable Object value) {
        if (value != null) {
            json.add(name, value.toString());
        }
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static List<String> texts(JsonObject json, String name) {
        return json.getJsonArray(name).getValuesAs(JsonString::getString);
    }
}
