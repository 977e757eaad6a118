package io.loggia.analytics.report;

/** How far a person is with an item, as far as the facts of the reported period tell. */
public enum CompletionState {
    COMPLETED,
    IN_PROGRESS,
    NOT_STARTED
}
