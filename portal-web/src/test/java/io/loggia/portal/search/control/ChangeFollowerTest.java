package io.loggia.portal.search.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.domain.Role;
import io.loggia.domain.Viewer;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.index.Narrowing;
import io.loggia.search.query.MediaSearch;
import io.loggia.search.query.SearchRequest;
import io.loggia.search.query.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeFollowerTest {

    private static final Viewer VIEWER =
            new Viewer(PersonId.random(), "Viewer", Set.of(Role.VIEWER), null, Set.of(Principal.everyone()), Set.of());

    /** Lucene takes no term of more than 32,766 bytes. */
    private static final String TOO_LONG = "x".repeat(40_000);

    @TempDir
    Path folder;

    private final FakeCatalog catalog = new FakeCatalog();
    private final SteppedClock clock = new SteppedClock();
    private MediaIndex index;
    private ChangeFollower follower;

    @BeforeEach
    void start() {
        index = MediaIndex.open(folder);
        follower = new ChangeFollower(index, catalog, clock);
    }

    @AfterEach
    void stop() throws IOException {
        index.close();
    }

    @Test
    void catchUp_firstTime_buildsFromAllItems() {
        for (int i = 0; i < 450; i++) {
            catalog.change(MediaId.random(), "item");
        }

        follower.catchUp();

        assertThat(index.size()).isEqualTo(450);
        assertThat(index.needsRebuild()).isFalse();
    }

    @Test
    void catchUp_changes_areFollowed() {
        MediaId changed = catalog.add("before");
        MediaId removed = catalog.add("removed");
        follower.catchUp();

        catalog.tell(catalog.change(changed, "after"));
        catalog.remove(removed);
        catalog.add("new");
        follower.catchUp();

        assertThat(titles()).containsExactlyInAnyOrder("after", "new");
    }

    @Test
    void catchUp_manyChanges_areAllApplied() {
        follower.catchUp();
        for (int i = 0; i < 1_200; i++) {
            catalog.add("item");
        }

        follower.catchUp();

        assertThat(index.size()).isEqualTo(1_200);
    }

    @Test
    void catchUp_entryAppearsLate_isApplied() {
        catalog.add("first");
        follower.catchUp();
        MediaId late = catalog.change(MediaId.random(), "late");
        catalog.tell(3, catalog.change(MediaId.random(), "early"));
        follower.catchUp();
        assertThat(titles()).containsExactlyInAnyOrder("first", "early");

        catalog.tell(2, late);
        follower.catchUp();

        assertThat(titles()).containsExactlyInAnyOrder("first", "early", "late");
    }

    @Test
    void catchUp_afterKillBeforeCommit_healsWithoutRebuild() throws IOException {
        catalog.add("first");
        follower.catchUp();
        clock.step(Duration.ofSeconds(10));
        catalog.add("second");
        follower.catchUp();
        catalog.add("never committed");
        follower.catchUp();
        catalog.add("never seen");

        // MediaIndex.close leaves what was not committed behind, as a kill does.
        index.close();
        start();
        assertThat(titles()).doesNotContain("never committed", "never seen");
        catalog.readItems = 0;
        follower.catchUp();

        assertThat(titles()).containsExactlyInAnyOrder("first", "second", "never committed", "never seen");
        assertThat(catalog.readItems).isLessThan(4);
    }

    @Test
    void catchUp_databaseOfAnEarlierState_buildsAnew() throws IOException {
        catalog.add("kept");
        MediaId lost = catalog.add("lost");
        follower.catchUp();
        clock.step(Duration.ofSeconds(10));
        catalog.add("lost too");
        follower.catchUp();
        index.close();

        FakeCatalog restored = new FakeCatalog();
        restored.origin = catalog.origin;
        restored.add("kept");
        index = MediaIndex.open(folder);
        follower = new ChangeFollower(index, restored, clock);
        follower.catchUp();

        assertThat(lost).isNotNull();
        assertThat(titles()).containsExactly("kept");
    }

    @Test
    void catchUp_otherDatabase_buildsAnew() throws IOException {
        catalog.add("old world");
        follower.catchUp();
        follower.commit();
        index.close();

        catalog.origin = UUID.randomUUID();
        start();
        catalog.readItems = 0;
        follower.catchUp();

        assertThat(catalog.readItems).isPositive();
        assertThat(titles()).containsExactly("old world");
    }

    @Test
    void catchUp_itemThatCannotBeRead_isTakenOutAndStopsNothing() {
        MediaId broken = catalog.add("broken");
        follower.catchUp();

        catalog.unreadable.put(broken, new IllegalStateException("a cue that ends before it begins"));
        catalog.tell(broken);
        catalog.add("after it");
        follower.catchUp();

        assertThat(titles()).containsExactly("after it");
    }

    @Test
    void catchUp_itemThatCannotBeAnalysed_isTakenOutAndStopsNothing() {
        MediaId broken = catalog.add("broken");
        follower.catchUp();

        catalog.tell(catalog.change(broken, "broken", TOO_LONG));
        catalog.add("after it");
        follower.catchUp();

        assertThat(titles()).containsExactly("after it");
    }

    @Test
    void catchUp_firstTime_itemThatCannotBeRead_endsAllTheSame() {
        catalog.unreadable.put(catalog.add("broken"), new IllegalStateException("unreadable"));
        catalog.add("other");

        follower.catchUp();

        assertThat(titles()).containsExactly("other");
        assertThat(index.needsRebuild()).isFalse();
    }

    @Test
    void troubled_item_isListedWithItsReasonUntilAChangeMendsIt() {
        follower.catchUp();
        MediaId broken = catalog.add("broken");
        catalog.unreadable.put(broken, new IllegalStateException("a cue\nthat ends before it begins"));
        follower.catchUp();

        assertThat(follower.troubled())
                .containsExactly(new TroubledItem(
                        broken,
                        "IllegalStateException: a cue that ends before it begins",
                        clock.instant(),
                        clock.instant().plus(Duration.ofMinutes(1))));

        catalog.unreadable.clear();
        catalog.tell(broken);
        follower.catchUp();
        assertThat(titles()).containsExactly("broken");
        assertThat(follower.troubled()).isEmpty();
    }

    @Test
    void troubled_item_isTriedAgainByItself_everLessOften() {
        follower.catchUp();
        MediaId broken = catalog.add("broken");
        catalog.unreadable.put(broken, new IllegalStateException("unreadable"));
        follower.catchUp();
        int readOnce = catalog.readItems;

        follower.catchUp();
        assertThat(catalog.readItems).isEqualTo(readOnce);
        clock.step(Duration.ofMinutes(1));
        follower.catchUp();
        assertThat(catalog.readItems).isEqualTo(2 * readOnce);
        clock.step(Duration.ofMinutes(1));
        follower.catchUp();
        assertThat(catalog.readItems).isEqualTo(2 * readOnce);

        catalog.unreadable.clear();
        clock.step(Duration.ofMinutes(1));
        follower.catchUp();
        assertThat(titles()).containsExactly("broken");
        assertThat(follower.troubled()).isEmpty();
    }

    @Test
    void troubled_item_thatIsGone_isForgotten() {
        MediaId broken = catalog.add("broken");
        catalog.unreadable.put(broken, new IllegalStateException("unreadable"));
        follower.catchUp();

        catalog.unreadable.clear();
        catalog.remove(broken);
        follower.catchUp();

        assertThat(follower.troubled()).isEmpty();
    }

    @Test
    void troubled_item_isKnownAfterARestart() throws IOException {
        MediaId broken = catalog.add("broken");
        MediaId mended = catalog.add("mended");
        catalog.unreadable.put(broken, new IllegalStateException("unreadable"));
        catalog.unreadable.put(mended, new IllegalStateException("unreadable"));
        follower.catchUp();
        follower.commit();
        index.close();

        catalog.unreadable.remove(mended);
        start();
        follower.catchUp();

        assertThat(titles()).containsExactly("mended");
        assertThat(follower.troubled()).extracting(TroubledItem::media).containsExactly(broken);
        assertThat(follower.troubled().getFirst().reason()).contains("unreadable");
    }

    @Test
    void catchUp_connectionIsGone_stopsAndBlamesNoItem() {
        catalog.add("first");
        follower.catchUp();
        catalog.add("second");
        catalog.add("third");

        catalog.away = new IllegalStateException(new SQLException("I/O error", "08006"));
        catalog.readsBeforeAway = 1;
        assertThatThrownBy(() -> follower.catchUp()).isSameAs(catalog.away);
        catalog.away = new IllegalStateException("no connection to be had, in whatever words");
        catalog.readsBeforeAway = 1;
        assertThatThrownBy(() -> follower.catchUp()).isSameAs(catalog.away);
        assertThat(follower.troubled()).isEmpty();

        catalog.away = null;
        follower.catchUp();
        assertThat(titles()).containsExactlyInAnyOrder("first", "second", "third");
    }

    @Test
    void catchUp_indexCannotBeWritten_stopsAndBlamesNoItem() throws IOException {
        catalog.add("first");
        follower.catchUp();
        index.close();
        catalog.add("second");

        assertThatThrownBy(() -> follower.catchUp()).isInstanceOf(LoggiaException.class);

        assertThat(follower.troubled()).isEmpty();
    }

    @Test
    void catchUp_logPrunedUpToWhatWasFollowed_goesOnWithoutRebuild() throws IOException {
        for (int i = 0; i < 30; i++) {
            catalog.add("kept");
        }
        follower.catchUp();
        follower.commit();
        catalog.prune(catalog.last());
        index.close();
        start();
        catalog.readItems = 0;

        follower.catchUp();
        catalog.add("new");
        follower.catchUp();

        assertThat(catalog.readItems).isEqualTo(1);
        assertThat(index.size()).isEqualTo(31);
    }

    @Test
    void catchUp_wasAwayForLongerThanTheLogIsKept_buildsAnewInsteadOfMissingChanges() throws IOException {
        MediaId changed = catalog.add("before");
        MediaId removed = catalog.add("removed while it was away");
        follower.catchUp();
        follower.commit();
        index.close();

        catalog.remove(removed);
        catalog.tell(catalog.change(changed, "after"));
        catalog.prune(catalog.last());
        catalog.add("new");
        start();
        follower.catchUp();

        assertThat(titles()).containsExactlyInAnyOrder("after", "new");
    }

    @Test
    void catchUp_wasHaltedInMemoryForLonger_buildsAnew() {
        MediaId removed = catalog.add("removed while it was halted");
        follower.catchUp();

        catalog.remove(removed);
        catalog.add("new");
        catalog.prune(catalog.last() - 1);
        follower.catchUp();

        assertThat(titles()).containsExactly("new");
    }

    @Test
    void catchUp_rebuildIsCutOff_beginsAgainInsteadOfGoingOnWithHalfOfIt() {
        for (int i = 0; i < 20; i++) {
            catalog.add("item");
        }
        follower.catchUp();
        catalog.tell(21, MediaId.random());
        catalog.prune(21);

        catalog.away = new IllegalStateException(new SQLException("I/O error", "08006"));
        catalog.readsBeforeAway = 10;
        assertThatThrownBy(() -> follower.catchUp()).isSameAs(catalog.away);
        follower.commit();
        assertThat(index.needsRebuild()).isTrue();

        catalog.away = null;
        follower.catchUp();
        assertThat(index.size()).isEqualTo(20);
        assertThat(index.needsRebuild()).isFalse();
    }

    private List<String> titles() {
        return new MediaSearch(index, Vocabulary.plain(), clock)
                .search(VIEWER, new SearchRequest("", Narrowing.none(), 100)).hits().stream()
                        .map(hit -> hit.item().title())
                        .toList();
    }
}
