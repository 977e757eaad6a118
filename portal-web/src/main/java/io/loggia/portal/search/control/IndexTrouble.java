package io.loggia.portal.search.control;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an index could not do at its last try.
 *
 * @param message of the failure, for those who look after the server
 */
public record IndexTrouble(Work work, Reason reason, Instant at, String message) {

    private static final int DEEPEST = 20;
    private static final int STATE_CLASS = 2;

    /** Connections, resources, operator intervention and system errors of SQLSTATE: not about one row. */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

    /** What it was at. */
    public enum Work {
        /** Following what happens to items, or filling an empty index with them all. */
        FOLLOWING,
        /** Building the index anew beside itself. */
        REBUILDING
    }

    /** Of which kind the failure was. */
    public enum Reason {
        DISK_FULL,
        DISK,
        DATABASE,
        OTHER
    }

    static IndexTrouble of(Work work, Throwable why, Instant now) {
        return new IndexTrouble(work, reason(why), now, message(why));
    }

    /** Whether the database as a whole did not answer, as against one row of it that cannot be read. */
    static boolean isDatabaseAway(Throwable why) {
        return find(
                        why,
                        cause -> cause instanceof SQLTransientException
                                || cause instanceof SQLRecoverableException
                                || cause instanceof SQLNonTransientConnectionException
                                || (cause instanceof SQLException e && AWAY.contains(stateClass(e))))
                != null;
    }

    private static Reason reason(Throwable why) {
        Throwable disk = find(why, IOException.class::isInstance);
        if (find(why, SQLException.class::isInstance) != null) {
            return Reason.DATABASE;
        }
        if (disk == null) {
            return Reason.OTHER;
        }
        // The words of the system's ENOSPC and EDQUOT, which Java hands on.
        return find(why, cause -> isFull(cause.getMessage())) == null ? Reason.DISK : Reason.DISK_FULL;
    }

    private static boolean isFull(@Nullable String message) {
        return message != null
                && (message.contains("No space left on device") || message.contains("Disk quota exceeded"));
    }

    private static String message(Throwable why) {
        Throwable told = find(why, cause -> cause instanceof IOException || cause instanceof SQLException);
        Throwable first = told == null ? why : told;
        return first.getMessage() == null ? first.getClass().getSimpleName() : first.getMessage();
    }

    private static String stateClass(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.length() < STATE_CLASS ? "" : state.substring(0, STATE_CLASS);
    }

    private static @Nullable Throwable find(Throwable why, Predicate<Throwable> wanted) {
        Throwable cause = why;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (wanted.test(cause)) {
                return cause;
            }
            cause = cause.getCause();
        }
        return null;
    }
}
