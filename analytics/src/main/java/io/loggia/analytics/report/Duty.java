package io.loggia.analytics.report;

/** Whether an item is assigned to somebody, and how. */
public enum Duty {
    MANDATORY,
    RECOMMENDED,
    /** It is not assigned to them. */
    FREE
}
