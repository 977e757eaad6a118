package io.loggia.portal.processing.control;

import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;

/**
 * Takes due work by {@code FOR UPDATE SKIP LOCKED} in words that PostgreSQL and H2 both understand: H2 wants the limit
 * before the lock, where db-scheduler writes it behind.
 */
final class LockAndFetch extends PostgreSqlJdbcCustomization {

    LockAndFetch() {
        super(/* useGenericLockAndFetch= */ true, /* persistTimestampInUTC= */ false);
    }

    @Override
    public String createGenericSelectForUpdateQuery(
            String table, int limit, String condition, boolean orderByPriority) {
        return "select * from " + table + " where picked = ? and execution_time <= ? " + condition
                + (orderByPriority ? " order by priority desc, execution_time asc" : " order by execution_time asc")
                + " limit " + limit + " for update skip locked";
    }
}
