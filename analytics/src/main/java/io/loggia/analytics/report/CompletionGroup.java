package io.loggia.analytics.report;

import java.util.Comparator;
import java.util.Locale;

/** What the rows of a completion report come in order of, and are counted by. */
public enum CompletionGroup {
    /** That of then. */
    DEPARTMENT,
    ITEM,
    /** Items in none come last, under a name of no letters. */
    CHANNEL,
    STATE;

    /** Of groups by their names. */
    static final Comparator<String> BY_NAME =
            Comparator.comparing(String::isEmpty).thenComparing(String.CASE_INSENSITIVE_ORDER);

    /** @param key as {@link #key} gives it */
    public static CompletionGroup ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** What addresses call it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What tells the row's group from others. */
    Object of(CompletionRow row) {
        return switch (this) {
            case DEPARTMENT -> row.department();
            case ITEM -> row.media();
            case CHANNEL -> row.channel();
            case STATE -> row.state();
        };
    }

    String name(CompletionRow row) {
        return switch (this) {
            case DEPARTMENT -> row.departmentName();
            case ITEM -> row.title();
            case CHANNEL -> row.channel();
            case STATE -> row.state().name();
        };
    }
}
