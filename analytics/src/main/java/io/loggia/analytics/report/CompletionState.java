package io.loggia.analytics.report;

/** How far a person is with an item, as far as the facts of the reported period tell. */
public enum CompletionState {
    COMPLETED,
    /** Completed before the period began, which still stands, and not again in it. */
    COMPLETED_BEFORE,
    IN_PROGRESS,
    NOT_STARTED,
    /** Completed once, until somebody voided it. Nothing has been watched since. */
    VOIDED,
    /** Watched once, until the content changed. Nothing has been watched since. */
    OUTDATED
}
