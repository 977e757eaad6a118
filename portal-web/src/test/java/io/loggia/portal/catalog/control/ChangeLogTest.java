package io.loggia.portal.catalog.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.portal.platform.control.MigratedDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeLogTest {

    private MigratedDatabase database;
    private UUID sales;
    private UUID ann;
    private UUID ofAnn;
    private UUID ofBen;

    @BeforeEach
    void fill() {
        database = new MigratedDatabase();
        sales = database.department("Sales");
        UUID legal = database.department("Legal");
        ann = database.person("ann", sales);
        ofAnn = item(ann);
        ofBen = item(database.person("ben", sales));
        item(database.person("cem", legal));
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private UUID item(UUID owner) {
        UUID id = UUID.randomUUID();
        database.update(
                "insert into media_item (id, title, description, state, owner_id, created_at, updated_at, version)"
                        + " values (?, 'Item', '', 'PUBLISHED', ?, current_timestamp, current_timestamp, 0)",
                id,
                owner);
        return id;
    }

    private List<String> told() {
        return database.rows("select media_id from media_change order by seq").stream()
                .map(List::getFirst)
                .toList();
    }

    @Test
    void appendOwnedBy_somebodyWhoMoved_tellsOfTheirItemsAlone() {
        database.update(ChangeLog.APPEND_OWNED_BY, ann.toString());

        assertThat(told()).containsExactly(ofAnn.toString());
    }

    @Test
    void appendOwnedIn_renamedDepartment_tellsOfTheItemsOfItsPeople() {
        database.update(ChangeLog.APPEND_OWNED_IN, sales.toString());

        assertThat(told()).containsExactlyInAnyOrder(ofAnn.toString(), ofBen.toString());
    }
}
