package io.loggia.portal.search.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.Audience;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaAccess;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.MediaState;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.domain.Role;
import io.loggia.domain.Viewer;
import io.loggia.portal.platform.control.MigratedDatabase;
import io.loggia.search.index.IndexedMedia;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.query.MediaSearch;
import io.loggia.search.query.Vocabulary;
import io.loggia.search.suggest.Suggestion;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What many seek is told to those alone whom it tells of nothing that is not theirs. */
@Tag("E01")
class PopularQueriesTest {

    @TempDir
    Path folder;

    private MigratedDatabase database;
    private MediaIndex index;
    private MediaSearch search;
    private UUID sales;
    private UUID legal;

    @BeforeEach
    void fill() {
        database = new MigratedDatabase();
        sales = database.department("Sales");
        legal = database.department("Legal");
        index = MediaIndex.open(folder);
        put("Merger and pricing and onboarding", Principal.everyone());
        put("Lawsuit", Principal.of(new DepartmentId(legal)));
        index.refresh();
        search = new MediaSearch(index, Vocabulary.plain(), Clock.systemUTC());
        asked("merger", 1, legal, legal, legal);
        asked("pricing", 1, sales, sales, sales, sales);
        asked("onboarding", 1, sales, legal, legal);
        asked("lawsuit", 1, sales, legal, legal, legal);
        asked("pricing onboarding", 1, sales, sales);
        asked("merger pricing", 0, sales, legal, legal);
    }

    @AfterEach
    void close() throws IOException, SQLException {
        index.close();
        database.close();
    }

    private void put(String title, Principal audience) {
        index.put(new IndexedMedia(
                MediaId.random(),
                title,
                "",
                List.of(),
                null,
                null,
                null,
                MediaKind.VIDEO,
                new MediaAccess(PersonId.random(), MediaState.PUBLISHED, Audience.of(audience), null, null),
                Instant.EPOCH,
                Duration.ZERO,
                List.of(),
                List.of(),
                List.of(),
                null,
                0));
    }

    /** By one person of each of the departments, twice. */
    private void asked(String text, int found, UUID... departments) {
        for (UUID department : departments) {
            database.update(
                    "insert into search_asked (id, person_id, text, sought, found, times, last_at)"
                            + " values (?, ?, ?, ?, ?, 2, current_timestamp)",
                    UUID.randomUUID(),
                    database.person(UUID.randomUUID().toString(), department),
                    text,
                    text,
                    found);
        }
    }

    private static Viewer of(UUID department) {
        DepartmentId id = new DepartmentId(department);
        PersonId person = PersonId.random();
        return new Viewer(
                person,
                "Somebody",
                Set.of(Role.VIEWER),
                id,
                Set.of(Principal.everyone(), Principal.of(person), Principal.of(id)),
                Set.of());
    }

    private List<String> told(Viewer viewer, String typed) {
        List<PopularQuery> popular = database.rows(AskedQueries.POPULAR, AskedQueries.PEOPLE_TO_BE_POPULAR).stream()
                .map(row -> PopularQuery.of(row.get(0), Long.parseLong(row.get(1)), row.get(2)))
                .toList();
        return PopularQueries.like(popular, viewer, typed, 10, text -> search.finds(viewer, text)).stream()
                .map(Suggestion::text)
                .toList();
    }

    @Test
    void e01_soughtByOneOtherDepartment_isNotTold() {
        assertThat(told(of(sales), "mer")).isEmpty();
        assertThat(told(of(legal), "mer")).containsExactly("merger");
        assertThat(told(of(legal), "pri")).isEmpty();
        assertThat(told(of(sales), "pri")).containsExactly("pricing");
    }

    @Test
    void e01_findsItemsOfAnotherDepartmentAlone_isNotTold() {
        assertThat(told(of(sales), "law")).isEmpty();
        assertThat(told(of(legal), "law")).containsExactly("lawsuit");
    }

    /** Else the time of an answer would tell what that department is busy with. */
    @Test
    void e01_soughtByOneOtherDepartment_costsNoSearch() {
        List<PopularQuery> all = List.of(
                new PopularQuery("merger", /* ofOne= */ true, new DepartmentId(legal)),
                new PopularQuery("pricing", /* ofOne= */ true, new DepartmentId(sales)));
        List<String> searched = new ArrayList<>();

        for (String typed : List.of("mer", "qxr", "")) {
            PopularQueries.like(all, of(sales), typed, 10, searched::add);
        }

        assertThat(searched).containsExactly("pricing ");
    }

    @Test
    void popular_ofSeveralDepartments_isToldToAll_fromThreeSeekersOn() {
        assertThat(told(of(sales), "")).containsExactly("pricing", "onboarding");
        assertThat(told(of(legal), "")).containsExactly("lawsuit", "merger", "onboarding");
        assertThat(told(of(database.department("Third")), "")).containsExactly("onboarding");
    }

    private List<String> inVain(Viewer viewer) {
        return database.rows(AskedQueries.IN_VAIN, AskedQueries.PEOPLE_TO_BE_TOLD).stream()
                .map(row -> PopularQuery.of(row.get(0), Long.parseLong(row.get(1)), row.get(2)))
                .filter(query -> query.mayBeToldTo(viewer))
                .map(PopularQuery::text)
                .toList();
    }

    @Test
    void e01_soughtInVainByOneOtherDepartment_isNotTold() {
        asked("falcon merger", 0, legal, legal);
        asked("alone", 0, legal);

        assertThat(inVain(of(sales))).containsExactly("merger pricing");
        assertThat(inVain(of(legal))).containsExactly("merger pricing", "falcon merger");
    }

    @Test
    void inVain_tellsPeopleTimesAndWhen() {
        List<String> row = database.rows(AskedQueries.IN_VAIN, AskedQueries.PEOPLE_TO_BE_TOLD)
                .getFirst();

        assertThat(row.subList(3, 5)).containsExactly("3", "6");
        assertThat(Duration.between(Instant.ofEpochSecond((long) Double.parseDouble(row.getLast())), Instant.now()))
                .isBetween(Duration.ZERO, Duration.ofMinutes(5));
    }
}
