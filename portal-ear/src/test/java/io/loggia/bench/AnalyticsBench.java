package io.loggia.bench;

import io.loggia.it.Company;
import io.loggia.it.CompanyLoader;
import io.loggia.it.PortalClient;
import io.loggia.it.PortalServer;
import io.loggia.it.Postgres;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A simulated company on PostgreSQL: how fast its facts are added up, how soon after they come, and what dashboards take,
 * beside the same questions asked of the facts themselves; then pages of an item, a channel and an author, and reports.
 * Argument: {@code small}, for a look that is over soon.
 */
public final class AnalyticsBench {

    private static final int RUNS = 7;
    private static final int CHANGED_AT_ONCE = 500;
    private static final int CHANGES = 10;
    private static final int CHANNELS = 20;
    private static final String CALENDAR = "/api/v1/admin/calendar";
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final PortalClient admin;
    private final CompanyLoader loader;
    private final Company company;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    private AnalyticsBench(PortalClient admin, CompanyLoader loader, Company company) {
        this.admin = admin;
        this.loader = loader;
        this.company = company;
    }

    public static void main(String[] arguments) throws SQLException, InterruptedException {
        Company.Size size = List.of(arguments).contains("small") ? Company.Size.SMALL : Company.Size.WHOLE;
        Map<String, String> settings = new HashMap<>(Postgres.ownSettings());
        settings.put("LOGGIA_ROLE", "portal");
        PortalServer server = PortalServer.own(settings);
        server.start();
        Company company = new Company(size, Instant.now().truncatedTo(ChronoUnit.DAYS));
        try (CompanyLoader loader = CompanyLoader.of(settings)) {
            int facts = loader.load(company);
            loader.run("analyze");
            ServerBench.print(String.format(
                    Locale.ROOT,
                    "%,d facts of %,d people, %d departments, %,d items, %d days",
                    facts,
                    size.people(),
                    size.departments(),
                    size.items(),
                    size.days()));
            new AnalyticsBench(server.signIn("admin"), loader, company).run(facts);
        } finally {
            server.kill();
        }
    }

    private void run(int facts) throws SQLException, InterruptedException {
        addUp(facts);
        follow();
        UUID whole = company.departments().get(0).id();
        UUID division = company.departments().get(1).id();
        UUID department = company.departments().get(2).id();
        int days = company.size().days();
        compare("organisation, all days", "/organisation", null, days);
        compare("organisation, 90 days", "/organisation", null, Math.min(90, days));
        compare("the whole tree, all days", "/departments/" + whole, company.subtree(0), days);
        compare("a division, all days", "/departments/" + division, company.subtree(1), days);
        compare("a department, all days", "/departments/" + department, company.subtree(2), days);
        catalogue();
        loader.run("analyze");
        others(department);
        ServerBench.print(String.format(
                Locale.ROOT,
                "pages       %,d of %,d kB, beside facts of %,d kB",
                loader.number("select count(*) from roll_up_page"),
                loader.number("select pg_total_relation_size('roll_up_page')") / 1024,
                loader.number("select pg_total_relation_size('viewing_day')") / 1024));
    }

    /** The items and people that the facts are about, which other pages and reports name. */
    private void catalogue() throws SQLException {
        loader.run(
                "insert into channel (id, name) select gen_random_uuid(), 'Simulated ' || n from generate_series(1, "
                        + CHANNELS + ") n",
                "insert into person (id, username, name, department_id, enabled, created_at)"
                        + " select distinct on (person_id) person_id, 'sim-' || person_id, 'Simulated ' || person_id,"
                        + " department_id, true, now() from viewing_day"
                        + " where person_id not in (select id from person) order by person_id, last_at desc",
                "insert into media_item (id, title, description, channel_id, kind, state, owner_id, published_at,"
                        + " created_at, updated_at, version) select media_id, 'Simulated ' || media_id, '',"
                        + " ((select array_agg(id) from channel where name like 'Simulated %'))"
                        + "[1 + abs(hashtext(cast(media_id as text))) % " + CHANNELS + "], 'VIDEO', 'PUBLISHED',"
                        + " (select id from person where username = 'admin'), min(last_at), min(last_at), now(), 1"
                        + " from viewing_day where media_id not in (select id from media_item) group by media_id",
                "insert into media_audience (media_id, principal) select id, '*' from media_item"
                        + " where title like 'Simulated %' on conflict do nothing");
    }

    private void others(UUID department) {
        String analytics = "/api/v1/analytics";
        String item = admin.getJson(analytics + "/organisation")
                .path("figures")
                .path("items")
                .get(0)
                .path("id")
                .asString();
        String channel = admin.getJson("/api/v1/channels")
                .path("items")
                .valueStream()
                .filter(one -> one.path("name").asString().startsWith("Simulated"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        String author = admin.getJson("/api/v1/me").path("id").asString();
        time("dashboard   the item watched most, all days", analytics + "/media/" + item);
        time("dashboard   a channel, all days", analytics + "/channels/" + channel);
        time("dashboard   an author, all days", analytics + "/authors/" + author);
        time("report      viewing by department, CSV", "/api/v1/reports/viewing?format=csv&group=department");
        time("report      viewing by item, CSV", "/api/v1/reports/viewing?format=csv&group=item");
        time(
                "report      completion of a department, CSV",
                "/api/v1/reports/completion?format=csv&department=" + department);
    }

    private void time(String what, String address) {
        double[] times = new double[RUNS];
        long length = 0;
        for (int run = 0; run < RUNS; run++) {
            long begin = System.nanoTime();
            HttpResponse<String> reply = admin.get(address);
            times[run] = (System.nanoTime() - begin) / 1e6;
            if (reply.statusCode() != 200) {
                throw new IllegalStateException(address + " answers " + reply.statusCode());
            }
            length = reply.body().length();
        }
        ServerBench.print(
                String.format(Locale.ROOT, "%-50s %6.0f ms, %,d characters", what, ServerBench.median(times), length));
    }

    private void addUp(int facts) throws InterruptedException {
        String before = rollUp().path("builtAt").asString("");
        long begin = System.nanoTime();
        admin.postJson(CALENDAR + "/rebuild", Map.of());
        await(() -> {
            JsonNode state = rollUp();
            return !state.path("building").asBoolean()
                    && !state.path("builtAt").asString("").equals(before);
        });
        double seconds = (System.nanoTime() - begin) / 1e9;
        ServerBench.print(String.format(
                Locale.ROOT, "roll-up     all added up after %.1f s, %,.0f facts/s", seconds, facts / seconds));
    }

    /** Some facts change, as by beats; how long until dashboards know. */
    private void follow() throws SQLException, InterruptedException {
        double[] lags = new double[CHANGES];
        for (int i = 0; i < CHANGES; i++) {
            String some = "(select id from viewing_day order by id offset " + i * CHANGED_AT_ONCE + " limit "
                    + CHANGED_AT_ONCE + ")";
            loader.run(
                    "update viewing_day set watched_ms = watched_ms + 1000 where id in " + some,
                    "insert into changed_viewing (id, department_id, at) select gen_random_uuid(), department_id,"
                            + " date_trunc('hour', last_at) from viewing_day where id in " + some);
            long begin = System.nanoTime();
            while (loader.number("select count(*) from changed_viewing") > 0) {
                Thread.sleep(PAUSE);
            }
            lags[i] = (System.nanoTime() - begin) / 1e9;
        }
        ServerBench.print(String.format(
                Locale.ROOT,
                "lag         of %d changed facts: median %.1f s",
                CHANGED_AT_ONCE,
                ServerBench.median(lags)));
    }

    private void compare(String what, String path, @Nullable List<UUID> departments, int days) throws SQLException {
        LocalDate from = today.minusDays(days - 1L);
        String address = "/api/v1/analytics" + path + "?from=" + from + "&to=" + today;
        double[] ours = new double[RUNS];
        double[] theirs = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long begin = System.nanoTime();
            admin.getJson(address);
            ours[run] = (System.nanoTime() - begin) / 1e6;
            begin = System.nanoTime();
            facts(departments, from);
            theirs[run] = (System.nanoTime() - begin) / 1e6;
        }
        ServerBench.print(String.format(
                Locale.ROOT,
                "dashboard   %-26s %6.0f ms, of facts %6.0f ms, ratio %.2f (to reach 1,000 ms)",
                what,
                ServerBench.median(ours),
                ServerBench.median(theirs),
                ServerBench.median(ours) / ServerBench.median(theirs)));
    }

    /** What the dashboard tells: sums, trend, departments and items, and the sums of as many days before. */
    private void facts(@Nullable List<UUID> departments, LocalDate from) throws SQLException {
        String where = " from viewing_day where last_at >= '" + from + "'";
        if (departments != null) {
            where += " and department_id in ("
                    + departments.stream().map(id -> "'" + id + "'").collect(Collectors.joining(",")) + ")";
        }
        String figures = "count(distinct person_id), sum(views), sum(watched_ms), count(completed_at)";
        loader.number("select " + figures + where);
        for (String by : List.of("date_trunc('week', last_at)", "department_id", "media_id")) {
            loader.number("select count(*) from (select " + by + ", " + figures + where + " group by 1) parts");
        }
    }

    private JsonNode rollUp() {
        return admin.getJson(CALENDAR).path("rollUp");
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("it took longer than " + LIMIT);
            }
            Thread.sleep(PAUSE);
        }
    }
}
