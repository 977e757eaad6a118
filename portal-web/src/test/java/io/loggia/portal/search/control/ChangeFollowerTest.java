package io.loggia.portal.search.control;

import static org.assertj.core.api.Assertions.assertThat;

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

    private List<String> titles() {
        return new MediaSearch(index, Vocabulary.plain(), clock)
                .search(VIEWER, new SearchRequest("", Narrowing.none(), 100)).hits().stream()
                        .map(hit -> hit.item().title())
                        .toList();
    }
}
