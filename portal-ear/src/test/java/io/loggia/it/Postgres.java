package io.loggia.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A real PostgreSQL of this JVM's own, and the settings by which a server finds it. */
public final class Postgres {
    private static final String SUPERUSER = "postgres";

    private Postgres() {}

    /** Settings of a server on a PostgreSQL that lives as long as this JVM. */
    static Map<String, String> settings() {
        return Map.of("LOGGIA_DATABASE_URL", Running.URL, "LOGGIA_DATABASE_USER", SUPERUSER);
    }

    /** Settings of servers on a PostgreSQL that no other test knows; it lives as long as this JVM. */
    public static Map<String, String> ownSettings() {
        return Map.of("LOGGIA_DATABASE_URL", Running.start(), "LOGGIA_DATABASE_USER", SUPERUSER);
    }

    private static final class Running {
        static final String URL = start();

        @SuppressWarnings("resource") // it ends with the JVM, by a shutdown hook of its own
        private static String start() {
            try {
                return EmbeddedPostgres.builder().start().getJdbcUrl(SUPERUSER, SUPERUSER);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
