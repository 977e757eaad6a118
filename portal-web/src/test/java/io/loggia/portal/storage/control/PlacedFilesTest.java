package io.loggia.portal.storage.control;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.loggia.domain.RevisionId;
import io.loggia.portal.storage.control.PlacedFiles.Lying;
import io.loggia.portal.storage.control.PlacedFiles.Total;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two servers at one database, each with a connection of its own. */
class PlacedFilesTest {

    private static final String KEY = "sources/1/source";
    private static final RevisionId REVISION = RevisionId.random();
    private static final String HERE = "here";
    private static final String THERE = "there";

    /** Servers open it with these settings, too. */
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID()
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";

    private final StorageConfig config = new StorageConfig();
    private final Placed file = Placed.ofFile(KEY, REVISION, THERE, 7, "sum");
    private Connection first;
    private Connection second;
    private PlacedFiles one;
    private PlacedFiles two;

    @BeforeEach
    void migrate() throws SQLException {
        Flyway.configure()
                .dataSource(url, "", "")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        config.hold = Duration.ofMinutes(2);
        config.moveEvery = Duration.ofMinutes(1);
        first = DriverManager.getConnection(url);
        second = DriverManager.getConnection(url);
        one = new PlacedFiles(NativeStatements.in(first), config);
        two = new PlacedFiles(NativeStatements.in(second), config);
    }

    @AfterEach
    void close() throws SQLException {
        first.close();
        try (Statement statement = second.createStatement()) {
            statement.execute("drop all objects");
        }
        second.close();
    }

    private Placed row() {
        return one.find(KEY).orElseThrow();
    }

    /** Nobody has been heard of for so long. */
    private void silence(String interval) throws SQLException {
        try (Statement statement = first.createStatement()) {
            statement.execute("update placed_file set written_at = written_at - interval " + interval);
        }
    }

    @Test
    void twoServersThatBeginAtOnce_areOneThatHasIt_andOneThatHasNot() throws Exception {
        first.setAutoCommit(false);
        assertThat(one.begin(file, "a")).isTrue();
        CompletableFuture<Boolean> late = CompletableFuture.supplyAsync(() -> two.begin(file, "b"));
        assertThat(late.completeOnTimeout(true, 1, TimeUnit.SECONDS).isDone()).isFalse();
        first.commit();

        assertThat(late.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(two.renew(KEY, "b")).isFalse();
        assertThat(one.renew(KEY, "a")).isTrue();
        first.commit();
    }

    @Test
    void holderThatWasSilent_findsThatAnotherHasTakenOver() throws SQLException {
        one.begin(file, "a");
        assertThat(two.begin(file, "b")).isFalse();
        silence("'119' second(3)");
        assertThat(two.begin(file, "b")).isFalse();
        silence("'2' second");
        assertThat(row().abandoned()).isTrue();
        assertThat(two.begin(file, "b")).isTrue();

        assertThat(one.renew(KEY, "a")).isFalse();
        assertThat(one.complete(KEY, "a")).isFalse();
        assertThat(one.forget(KEY, "a")).isFalse();
        assertThat(one.release(KEY, "a")).isFalse();
        assertThat(two.renew(KEY, "b")).isTrue();
        assertThat(two.complete(KEY, "b")).isTrue();
    }

    @Test
    void holderThatWasHeardOf_keepsIt() throws SQLException {
        one.begin(file, "a");
        silence("'3' minute");
        assertThat(one.renew(KEY, "a")).as("nobody was faster").isTrue();
        assertThat(two.begin(file, "b")).isFalse();
        assertThat(two.giveUp(KEY, "b")).isEmpty();
    }

    @Test
    void copy_isSettledWhenItHasCountedForAWhile() throws SQLException {
        one.begin(file, "a");
        one.complete(KEY, "a");
        assertThat(row().complete()).isTrue();
        assertThat(row().settled()).isFalse();
        silence("'61' second");
        assertThat(row().settled()).isTrue();

        two.doubt(KEY);
        assertThat(row().complete()).isFalse();
        assertThat(row().abandoned()).isTrue();
    }

    @Test
    void copyThatIsMoved_countsMeanwhile_andIsNobodyElses() {
        one.begin(file, "a");
        one.complete(KEY, "a");
        Placed copy = row();
        assertThat(one.hold(copy, "a")).isTrue();
        assertThat(row().complete()).isTrue();
        assertThat(row().settled()).isFalse();
        assertThat(two.giveUp(KEY, "b")).isEmpty();
        assertThat(two.hold(copy, "b")).isFalse();

        assertThat(one.moved(copy.in(HERE), THERE, "a")).as("it lies elsewhere").isFalse();
        assertThat(two.moved(copy, HERE, "b")).as("not its own").isFalse();
        assertThat(one.moved(copy, HERE, "a")).isTrue();
        assertThat(one.moved(copy, HERE, "a")).as("moved already").isFalse();
        assertThat(one.release(KEY, "a")).isTrue();
        assertThat(row().place()).isEqualTo(HERE);
        assertThat(row().complete()).isTrue();
        assertThat(two.hold(copy, "b")).as("seen where it lay before").isFalse();
    }

    @Test
    void whatLiesThere_isCountedByPlaceKindAndClass_onceItIsComplete() {
        assertThat(one.total()).isEqualTo(new Total(0, 0));
        one.begin(file, "a");
        assertThat(one.total()).isEqualTo(new Total(0, 0));
        assertThat(one.isEmpty(THERE, StoredKind.ORIGINALS)).as("being written").isFalse();
        one.complete(KEY, "a");
        one.begin(Placed.ofFile("media/1/list", REVISION, HERE, 5, "sum"), "a");
        one.complete("media/1/list", "a");

        assertThat(one.total()).isEqualTo(new Total(2, 12));
        assertThat(one.byPlace())
                .containsExactlyInAnyOrder(
                        new Lying(THERE, StoredKind.ORIGINALS, "", 1, 7),
                        new Lying(HERE, StoredKind.RENDITIONS, "", 1, 5));
        assertThat(one.isEmpty(THERE, StoredKind.RENDITIONS)).isTrue();
        assertThat(one.isEmpty(HERE, StoredKind.ORIGINALS)).isTrue();
    }

    @Test
    void classOfACopy_isItsHoldersToSay_andEndsWithAMove() {
        one.begin(file, "a");
        one.complete(KEY, "a");
        Placed copy = row();
        assertThat(copy.storageClass()).isEmpty();
        assertThat(one.archived(copy, "GLACIER_IR", "a")).as("nobody holds it").isFalse();
        one.hold(copy, "a");
        assertThat(two.archived(copy, "GLACIER_IR", "b")).as("not its own").isFalse();
        assertThat(one.archived(copy.in(HERE), "GLACIER_IR", "a"))
                .as("it lies elsewhere")
                .isFalse();
        assertThat(two.hold(copy, "b")).as("two archive it at once").isFalse();
        assertThat(one.archived(copy, "GLACIER_IR", "a")).isTrue();
        assertThat(row().storageClass()).isEqualTo("GLACIER_IR");
        assertThat(row().complete()).isTrue();

        one.release(KEY, "a");
        assertThat(two.hold(copy, "b")).as("seen before it was archived").isFalse();
        assertThat(two.hold(row(), "b")).isTrue();
        assertThat(two.moved(row(), HERE, "b")).isTrue();
        assertThat(row().storageClass()).isEmpty();
    }

    @Test
    void copyThatIsWrittenAnew_counts_andIsNotSettledUntilItIsProven() {
        one.begin(file, "a");
        one.complete(KEY, "a");
        Placed copy = row();
        assertThat(one.rewriting(copy, "a")).as("nobody holds it").isFalse();
        one.hold(copy, "a");
        assertThat(two.rewriting(copy, "b")).as("not its own").isFalse();
        assertThat(one.rewriting(copy, "a")).isTrue();
        assertThat(row())
                .extracting(Placed::complete, Placed::unproven, Placed::abandoned)
                .containsExactly(true, true, false);

        one.release(KEY, "a");
        assertThat(row())
                .extracting(Placed::complete, Placed::abandoned, Placed::settled)
                .containsExactly(true, true, false);
        assertThat(two.hold(copy, "b")).as("what is not proven is not moved").isFalse();

        assertThat(two.giveUp(KEY, "b")).isPresent();
        assertThat(two.complete(KEY, "b")).isTrue();
        assertThat(row().isProven()).isTrue();

        two.hold(row(), "b");
        two.rewriting(row(), "b");
        assertThat(two.archived(row(), "GLACIER_IR", "b")).isTrue();
        assertThat(row().isProven()).isTrue();
    }

    @Test
    void copyThatIsWrittenFromTheBeginning_liesAsItIsWritten_andIsProven() {
        one.begin(file, "a");
        one.complete(KEY, "a");
        one.hold(row(), "a");
        one.archived(row(), "GLACIER_IR", "a");
        one.rewriting(row(), "a");
        one.doubt(KEY);
        assertThat(two.begin(file, "b")).isTrue();
        assertThat(row().storageClass()).isEmpty();
        assertThat(row().unproven()).isFalse();
    }

    @Test
    void copyThatIsGivenUp_isToldAsItWas() {
        one.begin(file, "a");
        one.complete(KEY, "a");
        assertThat(one.giveUp(KEY, "a"))
                .hasValueSatisfying(before -> assertThat(before.complete()).isTrue());
        assertThat(row().complete()).isFalse();
        assertThat(two.begin(file, "b")).isFalse();
        assertThat(one.release(KEY, "a")).isTrue();
        assertThat(two.giveUp(KEY, "b"))
                .hasValueSatisfying(before -> assertThat(before.abandoned()).isTrue());
        assertThat(two.forget(KEY, "b")).isTrue();
        assertThat(one.find(KEY)).isEmpty();
        assertThat(one.giveUp(KEY, "a")).isEmpty();
    }

    @Test
    void pages_areInTheOrderOfKeys() {
        one.begin(Placed.ofFile("sources/2/source", REVISION, THERE, 1, "sum"), "a");
        one.begin(file, "a");
        assertThat(two.page(null, 1)).extracting(Placed::key).containsExactly(KEY);
        assertThat(two.page(KEY, 5)).extracting(Placed::key).containsExactly("sources/2/source");
        assertThat(two.page(null, 5).getFirst().revision()).isEqualTo(REVISION);
    }

    /** Those of two servers may be minutes apart. */
    @Test
    void noClockOfAServer_saysWhoHoldsWhat() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .check(new ClassFileImporter().importClasses(PlacedFiles.class, Holds.class, StoreBook.class));
    }
}
