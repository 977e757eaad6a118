package io.loggia.portal.platform.boundary;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.lang.System.Logger.Level;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/** Brings the schema to the version of this build before anything reads it. */
@ApplicationScoped
public class Migrations {

    private static final System.Logger LOGGER = System.getLogger(Migrations.class.getName());

    /** Order of the start-up observers; the numbers leave room between them. */
    private static final int FIRST = 10;

    @Resource(lookup = "jdbc/loggia")
    private DataSource dataSource;

    void migrate(@Observes @Priority(FIRST) Startup event) {
        MigrateResult result = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .load()
                .migrate();
        LOGGER.log(
                Level.INFO,
                "Schema at version {0}, {1} migrations applied",
                result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion,
                result.migrationsExecuted);
    }
}
