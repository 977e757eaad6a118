package io.loggia.portal.analytics.control;

import java.util.Comparator;

/** What rows of several kinds of report are grouped by, and in which order groups come. */
final class ReportGroups {

    static final String DEPARTMENT = "department";
    static final String ITEM = "item";
    static final String CHANNEL = "channel";
    static final String LANGUAGE = "language";
    static final String STATE = "state";

    /** By name; those without a name last. */
    static final Comparator<String> BY_NAME =
            Comparator.comparing(String::isEmpty).thenComparing(String.CASE_INSENSITIVE_ORDER);

    private ReportGroups() {}
}
