package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What was set up before each kind had a store of its own goes on as one store for both. */
class StoreOfEachKindTest {

    private final String url =
            "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";

    @Test
    void storeThatWasTheOnlyOne_isThatOfBothKinds_andSoIsTheOneBeforeIt() throws SQLException {
        migrate("69");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            insert(statement, "OTHER", "S3", "films");
            insert(statement, "FORMER", "FOLDER", "");

            migrate("70");

            assertThat(rows(statement))
                    .containsExactly(
                            "FORMER_ORIGINALS FOLDER  sealed",
                            "FORMER_RENDITIONS FOLDER  sealed",
                            "ORIGINALS S3 films sealed",
                            "RENDITIONS S3 films sealed");
            statement.execute("drop all objects");
        }
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(url, "", "")
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private static void insert(Statement statement, String role, String kind, String bucket) throws SQLException {
        statement.execute("insert into store_definition values ('" + role + "', '" + kind + "', '', '', '', '" + bucket
                + "', '', true, 'BUCKET', '', '', '', 'sealed')");
    }

    private static List<String> rows(Statement statement) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet found =
                statement.executeQuery("select role, kind, bucket, secret_key from store_definition order by role")) {
            while (found.next()) {
                rows.add(found.getString(1) + " " + found.getString(2) + " " + found.getString(3) + " "
                        + found.getString(4));
            }
        }
        return rows;
    }
}
