package io.loggia.domain;

/** Where a media item stands between its author and its audience. */
public enum MediaState {
    /** Seen by its owner and admins. */
    DRAFT,
    /** Seen by its audience while its publish window is open. */
    PUBLISHED,
    /** Withdrawn from its audience; facts about its viewing stay. */
    ARCHIVED
}
