package io.loggia.analytics.report;

import java.util.Comparator;

/** What the rows of a completion report come in order of, and are counted by. */
public enum CompletionGroup {
    /** That of then. */
    DEPARTMENT {
        @Override
        Object of(CompletionRow row) {
            return row.department();
        }

        @Override
        String name(CompletionRow row) {
            return row.departmentName();
        }
    },
    ITEM {
        @Override
        Object of(CompletionRow row) {
            return row.media();
        }

        @Override
        String name(CompletionRow row) {
            return row.title();
        }
    },
    /** Items in none come last, under a name of no letters. */
    CHANNEL {
        @Override
        Object of(CompletionRow row) {
            return row.channel();
        }

        @Override
        String name(CompletionRow row) {
            return row.channel();
        }
    },
    STATE {
        @Override
        Object of(CompletionRow row) {
            return row.state();
        }

        @Override
        String name(CompletionRow row) {
            return row.state().name();
        }
    };

    /** Of groups by their names. */
    static final Comparator<String> BY_NAME =
            Comparator.comparing(String::isEmpty).thenComparing(String.CASE_INSENSITIVE_ORDER);

    /** What tells the row's group from others. */
    abstract Object of(CompletionRow row);

    abstract String name(CompletionRow row);
}
