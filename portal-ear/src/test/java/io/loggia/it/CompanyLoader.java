package io.loggia.it;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Puts a simulated company into the PostgreSQL of a server, as if it had watched there, and counts what is there. */
public final class CompanyLoader implements AutoCloseable {

    private static final int ROWS_AT_ONCE = 2_000;

    private final Connection connection;

    /** @param settings by which a server finds the database */
    public static CompanyLoader of(Map<String, String> settings) throws SQLException {
        return new CompanyLoader(
                Objects.requireNonNull(settings.get("LOGGIA_DATABASE_URL")),
                Objects.requireNonNull(settings.get("LOGGIA_DATABASE_USER")));
    }

    private CompanyLoader(String url, String user) throws SQLException {
        connection = DriverManager.getConnection(url, user, user);
        connection.setAutoCommit(false);
    }

    /** @return how many facts */
    public int load(Company company) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into department (id, name, parent_id) values (?, ?, ?)")) {
            for (Company.Department department : company.departments()) {
                insert.setObject(1, department.id());
                insert.setString(2, department.name());
                insert.setObject(
                        3,
                        department.parent() < 0
                                ? null
                                : company.departments().get(department.parent()).id());
                insert.executeUpdate();
            }
        }
        Facts facts = new Facts();
        try (PreparedStatement insert = connection.prepareStatement("insert into viewing_day (id, person_id, media_id,"
                + " revision_id, department_id, covered_share, last_at, completed_at, watched_ms, views)"
                + " values (?, ?, ?, ?, ?, 0.5, ?, ?, ?, ?)")) {
            company.watch(fact -> facts.add(insert, fact));
            insert.executeBatch();
        }
        connection.commit();
        return facts.count;
    }

    private static final class Facts {
        int count;

        void add(PreparedStatement insert, Company.Fact fact) {
            try {
                Timestamp at = Timestamp.from(fact.at());
                insert.setObject(1, fact.id());
                insert.setObject(2, fact.person());
                insert.setObject(3, fact.media());
                insert.setObject(4, fact.media());
                insert.setObject(5, fact.department());
                insert.setTimestamp(6, at);
                insert.setTimestamp(7, fact.completed() ? at : null);
                insert.setLong(8, fact.watchedMs());
                insert.setInt(9, fact.views());
                insert.addBatch();
                count++;
                if (count % ROWS_AT_ONCE == 0) {
                    insert.executeBatch();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Sums over facts of some departments in a range of time. */
    public record Sums(int viewers, long views, long watchedMs, long completions, int items) {}

    public Sums count(List<UUID> departments, Instant from, Instant until) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select count(distinct person_id), sum(views),"
                + " sum(watched_ms), count(completed_at), count(distinct media_id) from viewing_day"
                + " where department_id = any (?) and last_at >= ? and last_at < ?")) {
            query.setArray(1, connection.createArrayOf("uuid", departments.toArray()));
            query.setTimestamp(2, Timestamp.from(from));
            query.setTimestamp(3, Timestamp.from(until));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Sums(row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getInt(5));
            }
        } finally {
            connection.rollback();
        }
    }

    /** Runs statements that answer nothing. */
    public void run(String... statements) throws SQLException {
        for (String statement : statements) {
            try (PreparedStatement prepared = connection.prepareStatement(statement)) {
                prepared.execute();
            }
        }
        connection.commit();
    }

    /** The first column of the only row. */
    public long number(String query) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(query);
                ResultSet row = prepared.executeQuery()) {
            row.next();
            return row.getLong(1);
        } finally {
            connection.rollback();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
