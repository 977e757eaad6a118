package io.loggia.domain;

import java.util.Arrays;
import java.util.Locale;

/** What a report is about. */
public enum ReportKind {
    /** Who of a department has completed what. */
    COMPLETION,

    /** Each completion that proves something, or did, as it was written. */
    COMPLETION_RECORDS,

    /** Who of a department has not completed in time what is assigned to them. */
    OVERDUE,

    /** What is watched how much, by department, item or person. */
    VIEWING,
    /** What there is to watch, and how old it is. */
    CATALOG,
    /** What people search for. */
    SEARCH_TERMS,
    /** How much uploaded files take. */
    STORAGE,
    /** Who changed what. */
    AUDIT;

    /** As addresses name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} for no kind's key */
    public static ReportKind of(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new LoggiaException(ErrorCode.NOT_FOUND, "There is no such report."));
    }
}
