package io.loggia.analytics.assignment;

/** Where somebody stands with what is assigned to them. */
public enum AssignmentState {
    NOT_STARTED,
    IN_PROGRESS,
    COMPLETED,
    /** Not completed, and the day is over by which it should have been. */
    OVERDUE
}
