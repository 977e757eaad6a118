package io.loggia.search.query;

import io.loggia.search.index.TextKind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a word before which people write {@code title:} and the like must stand. */
public enum QueryField {
    ANYWHERE(EnumSet.allOf(TextKind.class)),
    TITLE(EnumSet.of(TextKind.TITLE)),
    SPEAKER(EnumSet.of(TextKind.SPEAKERS)),
    CHANNEL(EnumSet.of(TextKind.CHANNEL)),
    TAG(EnumSet.of(TextKind.TAGS)),
    CHAPTER(EnumSet.of(TextKind.CHAPTERS)),
    SLIDE(EnumSet.of(TextKind.SLIDES));

    private static final Map<String, QueryField> NAMES = Map.ofEntries(
            Map.entry("title", TITLE),
            Map.entry("titel", TITLE),
            Map.entry("speaker", SPEAKER),
            Map.entry("sprecher", SPEAKER),
            Map.entry("sprecherin", SPEAKER),
            Map.entry("channel", CHANNEL),
            Map.entry("kanal", CHANNEL),
            Map.entry("tag", TAG),
            Map.entry("schlagwort", TAG),
            Map.entry("chapter", CHAPTER),
            Map.entry("kapitel", CHAPTER),
            Map.entry("slide", SLIDE),
            Map.entry("folie", SLIDE));

    // Filled once, and handed out to be read.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<TextKind> kinds;

    QueryField(Set<TextKind> kinds) {
        this.kinds = kinds;
    }

    /** The field that a name means, in English or German; anywhere for what is none. */
    static QueryField named(String lowerCase) {
        return NAMES.getOrDefault(lowerCase, ANYWHERE);
    }

    Set<TextKind> kinds() {
        return kinds;
    }
}
