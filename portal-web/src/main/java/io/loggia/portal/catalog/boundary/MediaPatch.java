package io.loggia.portal.catalog.boundary;

import io.loggia.domain.Audience;
import io.loggia.domain.ChannelId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaState;
import io.loggia.portal.catalog.control.MediaChange;
import io.loggia.portal.catalog.control.MediaChange.Clearable;
import io.loggia.portal.platform.control.WireTime;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a JSON merge patch (RFC 7396) of an item: absent leaves a field, null empties it where that makes sense. */
final class MediaPatch {

    private static final Set<String> FIELDS = Set.of(
            "title",
            "description",
            "tags",
            "language",
            "channel",
            "audience",
            "publishFrom",
            "publishUntil",
            "state",
            "downloads",
            "version");

    private MediaPatch() {}

    static MediaChange read(JsonObject patch) {
        for (String field : patch.keySet()) {
            if (!FIELDS.contains(field)) {
                throw invalid("There is no field '" + field + "' that may be changed.");
            }
        }
        List<String> audience = texts(patch, "audience");
        String state = text(patch, "state");
        JsonValue version = patch.get("version");
        return new MediaChange(
                text(patch, "title"),
                text(patch, "description"),
                texts(patch, "tags"),
                clearable(patch, "language", Function.identity()),
                clearable(patch, "channel", ChannelId::parse),
                audience == null ? null : Audience.parse(audience),
                clearable(patch, "publishFrom", MediaPatch::instant),
                clearable(patch, "publishUntil", MediaPatch::instant),
                state == null ? null : state(state),
                flag(patch, "downloads"),
                version instanceof JsonNumber number ? (Long) number.longValue() : null);
    }

    private static @Nullable String text(JsonObject patch, String field) {
        JsonValue value = patch.get(field);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonString string) {
            return string.getString();
        }
        throw invalid("The field '" + field + "' must be text.");
    }

    private static @Nullable Boolean flag(JsonObject patch, String field) {
        JsonValue value = patch.get(field);
        if (value == null) {
            return null;
        }
        if (value.equals(JsonValue.TRUE) || value.equals(JsonValue.FALSE)) {
            return value.equals(JsonValue.TRUE);
        }
        throw invalid("The field '" + field + "' must be true or false.");
    }

    private static @Nullable List<String> texts(JsonObject patch, String field) {
        JsonValue value = patch.get(field);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance)) {
            return array.getValuesAs(JsonString::getString);
        }
        throw invalid("The field '" + field + "' must be a list of texts.");
    }

    private static <T> @Nullable Clearable<T> clearable(JsonObject patch, String field, Function<String, T> reader) {
        JsonValue value = patch.get(field);
        if (value == null) {
            return null;
        }
        if (value.equals(JsonValue.NULL)) {
            return new Clearable<>(null);
        }
        String text = text(patch, field);
        return text == null ? null : new Clearable<>(reader.apply(text));
    }

    private static Instant instant(String text) {
        try {
            return WireTime.instant(text);
        } catch (DateTimeException e) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "Times are ISO-8601 in UTC, such as 2026-11-22T09:00:00Z.", e);
        }
    }

    private static MediaState state(String text) {
        for (MediaState state : MediaState.values()) {
            if (state.name().equals(text)) {
                return state;
            }
        }
        throw invalid("The state must be DRAFT, PUBLISHED or ARCHIVED.");
    }

    private static LoggiaException invalid(String detail) {
        return new LoggiaException(ErrorCode.INVALID_REQUEST, detail);
    }
}
