package io.loggia.domain;

/** What a person may do beyond watching. Roles add up; {@link #ADMIN} implies nothing about departments managed. */
public enum Role {
    /** Watches what the audience rules show. Every signed-in person holds it. */
    VIEWER,
    /** Uploads, edits what they own, and is told how that is watched. */
    AUTHOR,
    /** Reports on the departments they manage. */
    MANAGER,
    /**
     * Learning and development: is told how the whole organisation learns, its people and every item included, as far as
     * the organisation has agreed to that, and asks people to complete whatever item they may watch themselves. Nothing
     * more is shown to them to watch, they change nobody else's items, and what concerns the system stays with admins.
     */
    LEARNING,
    /** Sees and changes everything. */
    ADMIN
}
