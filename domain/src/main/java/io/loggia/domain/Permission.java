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
    /**
     * Ask people to complete media: authors for their own, learning and development for what they may watch, and admins.
     */
    ASSIGN_MEDIA,
    /** Read how one media item is watched, without anybody in it: whoever may change it, and learning and development. */
    REPORT_MEDIA,
    /** Read how the items of one author are watched, without anybody in it: they, learning and development, and admins. */
    REPORT_AUTHOR,
    /** Read the viewing of one department: its managers, learning and development, and admins. */
    REPORT_DEPARTMENT,
    /** Read what all departments watch: learning and development, and admins. */
    REPORT_ORGANISATION,
    /** Settings, people and jobs of everyone. */
    ADMINISTER
}
