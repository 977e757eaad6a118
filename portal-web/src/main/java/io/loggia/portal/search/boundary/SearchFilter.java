package io.loggia.portal.search.boundary;

import io.loggia.domain.ChannelId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaKind;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.WireTime;
import io.loggia.search.index.FacetSide;
import io.loggia.search.index.HitOrder;
import io.loggia.search.index.Narrowing;
import io.loggia.search.query.SearchRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is asked for. A filter may be given several times, and any of its values will do; one left empty narrows nothing. */
public class SearchFilter {

    @QueryParam("q")
    @DefaultValue("")
    String text = "";

    @QueryParam("kind")
    List<String> kinds = List.of();

    @QueryParam("channel")
    List<String> channels = List.of();

    @QueryParam("language")
    List<String> languages = List.of();

    @QueryParam("speaker")
    List<String> speakers = List.of();

    @QueryParam("department")
    List<String> departments = List.of();

    @QueryParam("length")
    List<String> lengths = List.of();

    @QueryParam("year")
    List<String> years = List.of();

    @QueryParam("tag")
    List<String> tags = List.of();

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("until")
    @Nullable
    String until;

    @QueryParam("sort")
    @Nullable
    String sort;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    @QueryParam("limit")
    @Nullable
    Integer limit;

    SearchRequest request() {
        Narrowing narrowing = Narrowing.none().between(instant("from", from), instant("until", until));
        narrowing = choose(narrowing, FacetSide.KIND, kinds, SearchFilter::kind);
        narrowing = choose(
                narrowing,
                FacetSide.CHANNEL,
                channels,
                value -> ChannelId.parse(value).toString());
        narrowing = spoken(narrowing, speakers, languages);
        narrowing = choose(narrowing, FacetSide.DEPARTMENT, departments, UnaryOperator.identity());
        narrowing = choose(narrowing, FacetSide.LENGTH, lengths, value -> value.toUpperCase(Locale.ROOT));
        narrowing = choose(narrowing, FacetSide.YEAR, years, UnaryOperator.identity());
        narrowing = choose(narrowing, FacetSide.TAG, tags, SearchFilter::name);
        return new SearchRequest(text, narrowing, order(), isFurther() ? shown() : List.of(), Page.limit(limit));
    }

    /** What of the filters decides about moments. */
    static Narrowing spoken(List<String> speakers, List<String> languages) {
        return spoken(Narrowing.none(), speakers, languages);
    }

    private static Narrowing spoken(Narrowing narrowing, List<String> speakers, List<String> languages) {
        return choose(
                choose(narrowing, FacetSide.LANGUAGE, languages, UnaryOperator.identity()),
                FacetSide.SPEAKER,
                speakers,
                SearchFilter::name);
    }

    /** Whether it goes on with a list that began before. */
    boolean isFurther() {
        return cursor != null && !cursor.isEmpty();
    }

    private List<Integer> shown() {
        return cursor == null ? List.of() : ShownCursor.decode(cursor);
    }

    private static Narrowing choose(
            Narrowing narrowing, FacetSide side, List<String> values, UnaryOperator<String> reader) {
        String[] chosen = values.stream()
                .filter(value -> !value.isBlank())
                .map(String::strip)
                .map(reader)
                .distinct()
                .toArray(String[]::new);
        return chosen.length == 0 ? narrowing : narrowing.with(side, chosen);
    }

    private static String name(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    private static String kind(String value) {
        try {
            return MediaKind.valueOf(value.toUpperCase(Locale.ROOT)).name();
        } catch (IllegalArgumentException e) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "The kind must be VIDEO or AUDIO.", e);
        }
    }

    private HitOrder order() {
        if (sort == null || sort.isBlank()) {
            return HitOrder.RELEVANCE;
        }
        try {
            return HitOrder.valueOf(sort.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "'sort' must be relevance, newest, oldest or shortest.", e);
        }
    }

    private static @Nullable Instant instant(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return value.contains("T")
                    ? WireTime.instant(value)
                    : WireTime.day(value).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "'" + name + "' must be a date such as 2026-11-22 or a time in UTC.", e);
        }
    }
}
