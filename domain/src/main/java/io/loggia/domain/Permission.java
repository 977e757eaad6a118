package io.loggia.domain;

/** What a route asks of its caller. A route that names none is denied. */
public enum Permission {
    /** No sign-in needed: the sign-in page itself, health, the page's own script and style. */
    PUBLIC,
    /** Any signed-in person. */
    SIGNED_IN,
    /** See one media item and everything made of it: poster, captions, segments, snippets. */
    VIEW_MEDIA,
    /** Change one media item: its owner or an admin. */
    EDIT_MEDIA,
    /** Bring in new media: authors and admins. */
    CREATE_MEDIA,
    /** Read the viewing of one department: its managers and admins. */
    REPORT_DEPARTMENT,
    /** Read what all departments watch, without anybody in it: those who look after learning (authors) and admins. */
    REPORT_ORGANISATION,
    /** Settings, people and jobs of everyone. */
    ADMINISTER
}
