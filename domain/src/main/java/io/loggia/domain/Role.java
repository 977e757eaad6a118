package io.loggia.domain;

/** What a person may do beyond watching. Roles add up; {@link #ADMIN} implies nothing about departments managed. */
public enum Role {
    /** Watches what the audience rules show. Every signed-in person holds it. */
    VIEWER,
    /** Uploads, and edits what they own. */
    AUTHOR,
    /** Reports on the departments they manage. */
    MANAGER,
    /** Sees and changes everything. */
    ADMIN
}
