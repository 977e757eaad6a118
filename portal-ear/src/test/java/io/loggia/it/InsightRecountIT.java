package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Dashboards of a simulated company, on PostgreSQL, equal what the database counts in the facts themselves. */
@ResourceLock(PortalServer.ON_POSTGRES)
class InsightRecountIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.onPostgres();

    private static final Duration ADDED_UP = Duration.ofSeconds(60);
    private static final String CALENDAR = "/api/v1/admin/calendar";

    @Test
    @Tag("E06")
    void dashboards_ofASimulatedCompany_equalTheRecount() throws SQLException {
        Instant last = Instant.now().truncatedTo(ChronoUnit.DAYS);
        Company company = new Company(Company.Size.SMALL, last);
        PortalClient admin = SERVER.signIn("admin");
        try (CompanyLoader loader = CompanyLoader.of(Postgres.settings())) {
            assertThat(loader.load(company)).isGreaterThan(1_000);
            addUp(admin);
            SplittableRandom random = new SplittableRandom(1);
            int told = 0;
            for (int i = 0; i < 30; i++) {
                int root = random.nextInt(company.departments().size());
                LocalDate from = LocalDate.ofInstant(last, ZoneOffset.UTC).minusDays(1 + random.nextInt(59));
                LocalDate to = from.plusDays(random.nextInt(40));
                told += compare(admin, loader, company, root, from, to);
            }
            assertThat(told).as("dashboards that tell anything").isGreaterThan(8);
            compareCollections(admin, loader);

            // Late: an hour's watching of long ago comes in, with the note that beats leave.
            loader.run(
                    "update viewing_day set views = views + 1, watched_ms = watched_ms + 1000",
                    "insert into changed_viewing (id, department_id, at) select gen_random_uuid(), department_id, last_at from"
                            + " (select distinct department_id, date_trunc('hour', last_at) as last_at from viewing_day) hours");
            Eventually.holds("late facts are added up", ADDED_UP, () -> waiting(admin) == 0);
            compare(
                    admin,
                    loader,
                    company,
                    0,
                    LocalDate.ofInstant(last, ZoneOffset.UTC).minusDays(60),
                    null);
        }
    }

    private static int compare(
            PortalClient admin, CompanyLoader loader, Company company, int root, LocalDate from, @Nullable LocalDate to)
            throws SQLException {
        JsonNode figures = admin.getJson("/api/v1/analytics/departments/"
                        + company.departments().get(root).id() + "?from=" + from + (to == null ? "" : "&to=" + to))
                .path("figures");
        if (figures.path("tooFew").asBoolean()) {
            return 0;
        }
        Instant until = (to == null ? LocalDate.now(ZoneOffset.UTC) : to)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        CompanyLoader.Sums sums = loader.count(
                company.subtree(root), from.atStartOfDay(ZoneOffset.UTC).toInstant(), until);
        JsonNode now = figures.path("now");
        assertThat(now.path("viewers").asInt()).isEqualTo(sums.viewers());
        assertThat(now.path("views").asLong()).isEqualTo(sums.views());
        assertThat(Math.round(now.path("watchedSeconds").asDouble() * 1000)).isEqualTo(sums.watchedMs());
        assertThat(now.path("completions").asLong()).isEqualTo(sums.completions());
        assertThat(figures.path("itemsWatched").asInt()).isEqualTo(sums.items());
        return sums.viewers() > 0 ? 1 : 0;
    }

    /** Items of two channels and of none, of two owners. */
    private static void compareCollections(PortalClient admin, CompanyLoader loader) throws SQLException {
        UUID channel = UUID.randomUUID();
        UUID author = UUID.fromString(
                SERVER.signIn("author").getJson("/api/v1/me").path("id").asString());
        UUID other = UUID.fromString(admin.getJson("/api/v1/me").path("id").asString());
        loader.run(
                "insert into channel (id, name) values ('%s', 'Simulated')".formatted(channel),
                ("insert into media_item (id, title, description, state, owner_id, channel_id, created_at, updated_at,"
                                + " version) select id, 'Simulated', '', 'DRAFT', case when odd then '%s'::uuid else '%s'::uuid"
                                + " end, case when odd then '%s'::uuid end, now(), now(), 0 from (select distinct media_id as id,"
                                + " get_byte(uuid_send(media_id), 15) %% 2 = 1 as odd from viewing_day) watched"
                                + " where id not in (select id from media_item)")
                        .formatted(author, other, channel));
        for (String collection : List.of("channels/" + channel, "authors/" + author, "authors/" + other)) {
            JsonNode figures = admin.getJson("/api/v1/analytics/" + collection).path("figures");
            String column = collection.startsWith("channels") ? "channel_id" : "owner_id";
            String facts = " from viewing_day where media_id in (select id from media_item where %s = '%s')"
                    .formatted(column, collection.substring(collection.indexOf('/') + 1));
            JsonNode now = figures.path("now");
            assertThat(now.path("viewers").asLong())
                    .as(collection)
                    .isPositive()
                    .isEqualTo(loader.number("select count(distinct person_id)" + facts));
            assertThat(now.path("views").asLong()).isEqualTo(loader.number("select sum(views)" + facts));
            assertThat(figures.path("itemsWatched").asLong())
                    .isEqualTo(loader.number("select count(distinct media_id)" + facts));
            assertThat(figures.path("departments").size()).isZero();
        }
        assertThat(admin.getJson("/api/v1/analytics/authors").path("items").findValuesAsString("id"))
                .contains(author.toString(), other.toString());
        assertThat(admin.get("/api/v1/analytics/channels/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(SERVER.signIn("viewer")
                        .get("/api/v1/analytics/channels/" + channel)
                        .statusCode())
                .isEqualTo(403);
    }

    private static void addUp(PortalClient admin) {
        String before = admin.getJson(CALENDAR).path("rollUp").path("builtAt").asString("");
        assertThat(admin.postJson(CALENDAR + "/rebuild", Map.of()).statusCode()).isEqualTo(202);
        Eventually.get(
                "all is added up anew",
                ADDED_UP,
                () -> Optional.of(admin.getJson(CALENDAR).path("rollUp"))
                        .filter(state -> !state.path("building").asBoolean()
                                && !state.path("builtAt").asString("").equals(before)));
    }

    private static long waiting(PortalClient admin) {
        return admin.getJson(CALENDAR).path("rollUp").path("waiting").asLong();
    }
}
