package io.loggia.portal.catalog.control;

import io.loggia.domain.Audience;
import io.loggia.domain.ChannelId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaAccess;
import io.loggia.domain.MediaState;
import io.loggia.portal.catalog.entity.MediaItem;
import java.time.Instant;
import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change to an item's details. A field that is null stays as it is; {@link Clearable} fields can also be emptied.
 *
 * @param expectedVersion the version the change was made against; null skips the check
 */
public record MediaChange(
        @Nullable String title,
        @Nullable String description,
        @Nullable List<String> tags,
        @Nullable Clearable<String> language,
        @Nullable Clearable<ChannelId> channel,
        @Nullable Audience audience,
        @Nullable Clearable<Instant> publishFrom,
        @Nullable Clearable<Instant> publishUntil,
        @Nullable MediaState state,
        @Nullable Boolean downloads,
        @Nullable Long expectedVersion) {

    private static final int MAX_DESCRIPTION = 10_000;
    private static final int MAX_TAGS = 50;
    private static final int MAX_TAG = 100;
    private static final int MAX_AUDIENCE = 500;

    /** A new value for a field that may also be empty. */
    public record Clearable<T>(@Nullable T value) {}

    /** A change of whom the item is shared with, and of nothing else. */
    public static MediaChange ofAudience(Audience audience) {
        return new MediaChange(null, null, null, null, null, audience, null, null, null, null, null);
    }

    void applyTo(MediaItem item, Channels channels, Instant now) {
        if (expectedVersion != null && expectedVersion != item.version()) {
            throw new LoggiaException(
                    ErrorCode.CONFLICT, "Someone else changed this item meanwhile. Load it again, then repeat.");
        }
        if (title != null) {
            item.setTitle(Titles.check(title));
        }
        if (description != null) {
            item.setDescription(checkDescription(description));
        }
        if (tags != null) {
            item.setTags(checkTags(tags));
        }
        if (language != null) {
            item.setLanguage(checkLanguage(language.value()));
        }
        if (channel != null) {
            item.setChannel(channels.check(channel.value()));
        }
        if (audience != null) {
            item.setAudience(checkAudience(audience));
        }
        window(item);
        if (state != null) {
            item.setState(state, now);
        }
        if (downloads != null) {
            item.setDownloads(downloads);
        }
        item.touch(now);
    }

    private void window(MediaItem item) {
        MediaAccess access = item.access();
        Instant from = publishFrom == null ? access.publishFrom() : publishFrom.value();
        Instant until = publishUntil == null ? access.publishUntil() : publishUntil.value();
        if (from != null && until != null && !from.isBefore(until)) {
            throw invalid("The publish window must start before it ends.");
        }
        item.setPublishWindow(from, until);
    }

    private static String checkDescription(String text) {
        if (text.length() > MAX_DESCRIPTION) {
            throw invalid("A description may have " + MAX_DESCRIPTION + " characters at most.");
        }
        // PostgreSQL's text cannot hold NUL.
        return text.replace("\u0000", "");
    }

    private static Set<String> checkTags(List<String> tags) {
        Set<String> checked = new LinkedHashSet<>();
        for (String tag : tags) {
            String stripped = tag.replaceAll("\\p{Cntrl}+", " ").strip();
            if (stripped.isEmpty() || stripped.length() > MAX_TAG) {
                throw invalid("A tag needs 1 to " + MAX_TAG + " characters.");
            }
            checked.add(stripped);
        }
        if (checked.size() > MAX_TAGS) {
            throw invalid("An item may have " + MAX_TAGS + " tags at most.");
        }
        return checked;
    }

    private static @Nullable String checkLanguage(@Nullable String tag) {
        if (tag == null || tag.isBlank()) {
            return null;
        }
        try {
            return new Locale.Builder().setLanguageTag(tag.strip()).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "The language must be a BCP 47 tag such as 'en' or 'de-CH'.", e);
        }
    }

    private static Audience checkAudience(Audience audience) {
        if (audience.principals().size() > MAX_AUDIENCE) {
            throw new LoggiaException(
                    ErrorCode.INVALID_AUDIENCE, "An audience may have " + MAX_AUDIENCE + " entries at most.");
        }
        return audience;
    }

    private static LoggiaException invalid(String detail) {
        return new LoggiaException(ErrorCode.INVALID_REQUEST, detail);
    }
}
