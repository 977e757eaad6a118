package io.loggia.portal.catalog.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.portal.platform.control.MigratedDatabase;
import java.sql.SQLException;
import java.time.Duration;
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

    private void happened(int times, int hoursAgo) {
        for (int i = 0; i < times; i++) {
            database.update(
                    "insert into media_change (media_id, changed_at) values (?, current_timestamp - interval '"
                            + hoursAgo + "' hour)",
                    ofAnn);
        }
    }

    private int prune(int most) {
        database.update(ChangeLog.notePruned(Duration.ofDays(7), most));
        database.update(ChangeLog.PRUNE);
        return told().size();
    }

    private long number(String query) {
        return Long.parseLong(database.rows(query).getFirst().getFirst());
    }

    @Test
    void prune_removesWhatIsOlder_aPortionAtATime_andNotesUpToWhere() {
        database.update("insert into media_change_origin (id) values (?)", UUID.randomUUID());
        happened(7, 24 * 8);
        happened(3, 24 * 6);

        assertThat(prune(5)).isEqualTo(5);
        assertThat(number(ChangeLog.PRUNED)).isEqualTo(5);
        assertThat(prune(5)).isEqualTo(3);
        assertThat(prune(5)).isEqualTo(3);
        assertThat(number(ChangeLog.PRUNED)).isEqualTo(7);
        assertThat(number(ChangeLog.LAST)).isEqualTo(10);
        assertThat(number(ChangeLog.SETTLED)).isEqualTo(10);
    }

    @Test
    void prune_ofAll_forgetsNotHowFarTheLogHadGot() {
        database.update("insert into media_change_origin (id) values (?)", UUID.randomUUID());
        happened(4, 24 * 30);

        assertThat(prune(100)).isZero();
        assertThat(number(ChangeLog.LAST)).isEqualTo(4);
        assertThat(number(ChangeLog.SETTLED)).isEqualTo(4);
        assertThat(prune(100)).isZero();
        assertThat(number(ChangeLog.PRUNED)).isEqualTo(4);
    }

    @Test
    void prune_keepingNothing_leavesWhatTransactionsMayStillBeAt() {
        happened(2, 0);
        database.update("insert into media_change_origin (id) values (?)", UUID.randomUUID());

        database.update(ChangeLog.notePruned(Duration.ZERO, 100));
        database.update(ChangeLog.PRUNE);

        assertThat(told()).hasSize(2);
    }

    @Test
    void numbers_ofADatabaseWithoutIdentity_areZero() {
        assertThat(number(ChangeLog.LAST)).isZero();
        assertThat(number(ChangeLog.SETTLED)).isZero();
        assertThat(number(ChangeLog.PRUNED)).isZero();
    }
}
