package io.loggia.portal.search.boundary;

import io.loggia.domain.ChannelId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.Permission;
import io.loggia.domain.Viewer;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Cursor;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.platform.control.WireTime;
import io.loggia.portal.search.control.SearchIndex;
import io.loggia.portal.search.control.ShownItems;
import io.loggia.search.index.Narrowing;
import io.loggia.search.query.SearchPage;
import io.loggia.search.query.SearchRequest;
import io.loggia.search.suggest.Suggestion;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds items and the moments in them, inside the caller's rights. */
@Path("search")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {

    @Inject
    private SearchIndex index;

    @Inject
    private ShownItems shown;

    @Inject
    private CurrentViewer current;

    /** What is asked for. */
    public static class Filter {
        @QueryParam("q")
        @DefaultValue("")
        String text = "";

        @QueryParam("kind")
        @Nullable
        String kind;

        @QueryParam("channel")
        @Nullable
        String channel;

        @QueryParam("language")
        @Nullable
        String language;

        @QueryParam("speaker")
        @Nullable
        String speaker;

        @QueryParam("from")
        @Nullable
        String from;

        @QueryParam("cursor")
        @Nullable
        String cursor;

        @QueryParam("limit")
        @Nullable
        Integer limit;
    }

    /** What may be meant by a beginning; with an item where it is that item's title. */
    public record SuggestionView(
            String text, @Nullable String mediaId, @Nullable String posterUrl) {}

    /** Suggestions, the likeliest first. */
    public record SuggestionList(List<SuggestionView> items) {}

    @GET
    @Requires(Permission.SIGNED_IN)
    public SearchResult search(@BeanParam Filter filter) {
        Viewer viewer = current.viewer();
        Narrowing narrowing = new Narrowing(
                read(filter.kind, SearchResource::kind),
                read(filter.channel, ChannelId::parse),
                read(filter.language, String::strip),
                read(filter.speaker, String::strip),
                read(filter.from, SearchResource::instant));
        SearchPage page = index.search(
                viewer, new SearchRequest(filter.text, narrowing, offset(filter.cursor), Page.limit(filter.limit)));
        Map<MediaId, Optional<String>> posters = shown.posters(
                viewer, page.hits().stream().map(hit -> hit.item().id()).toList());
        return SearchView.result(page, posters);
    }

    @GET
    @Path("suggest")
    @Requires(Permission.SIGNED_IN)
    public SuggestionList suggest(@QueryParam("q") @DefaultValue("") String typed) {
        Viewer viewer = current.viewer();
        List<Suggestion> suggestions = index.suggest(viewer, typed);
        Map<MediaId, Optional<String>> posters = shown.posters(
                viewer,
                suggestions.stream()
                        .map(Suggestion::media)
                        .filter(Objects::nonNull)
                        .toList());
        return new SuggestionList(suggestions.stream()
                .filter(suggestion -> suggestion.media() == null || posters.containsKey(suggestion.media()))
                .map(suggestion -> view(suggestion, posters))
                .toList());
    }

    private static SuggestionView view(Suggestion suggestion, Map<MediaId, Optional<String>> posters) {
        MediaId media = suggestion.media();
        return media == null
                ? new SuggestionView(suggestion.text(), null, null)
                : new SuggestionView(
                        suggestion.text(),
                        media.toString(),
                        posters.getOrDefault(media, Optional.empty()).orElse(null));
    }

    /** A filter left empty narrows nothing. */
    private static <T> @Nullable T read(@Nullable String value, Function<String, T> reader) {
        return value == null || value.isBlank() ? null : reader.apply(value);
    }

    private static MediaKind kind(String value) {
        try {
            return MediaKind.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "The kind must be VIDEO or AUDIO.", e);
        }
    }

    private static Instant instant(String value) {
        try {
            return value.contains("T")
                    ? WireTime.instant(value)
                    : WireTime.day(value).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "'from' must be a date such as 2026-11-22 or a time in UTC.", e);
        }
    }

    private static int offset(@Nullable String cursor) {
        try {
            return cursor == null
                    ? 0
                    : Integer.parseInt(Cursor.decode(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw Cursor.invalid(e);
        }
    }
}
