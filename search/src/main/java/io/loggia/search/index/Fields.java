package io.loggia.search.index;

/** Names of fields that hold no analysed text. */
final class Fields {

    static final String ID = "id";
    static final String OWNER = "owner";
    static final String AUDIENCE = "audience";
    static final String OPEN_FROM = "openFrom";
    static final String OPEN_UNTIL = "openUntil";
    static final String KIND = "kind";
    static final String CHANNEL = "channel";
    static final String CREATED = "created";
    static final String DURATION = "duration";
    static final String TITLE = "title";
    static final String DESCRIPTION = "description";
    /** Views, on the scale of {@link MediaDocument#MOST_POPULAR}. */
    static final String POPULARITY = "popularity";
    /** {@link MediaDocument#key} of the id. */
    static final String KEY = "key";

    static final String CUES = "cues";
    static final String CHAPTER_SHEET = "chapterSheet";
    static final String SLIDE_SHEET = "slideSheet";
    static final String WORDS = "words";

    private Fields() {}
}
