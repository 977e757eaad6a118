package io.loggia.portal.search.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.domain.Role;
import io.loggia.domain.Viewer;
import io.loggia.portal.search.control.IndexTrouble.Reason;
import io.loggia.portal.search.control.IndexTrouble.Work;
import io.loggia.search.index.Narrowing;
import io.loggia.search.query.MediaSearch;
import io.loggia.search.query.SearchRequest;
import io.loggia.search.query.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeIndexTest {

    @TempDir
    Path folder;

    private final FakeCatalog catalog = new FakeCatalog();
    private final SteppedClock clock = new SteppedClock();
    private NodeIndex node;

    @BeforeEach
    void open() {
        catalog.add("one");
        catalog.add("two");
        node = new NodeIndex(new IndexShelf(folder), catalog, clock);
        node.open();
        node.catchUp();
    }

    @AfterEach
    void close() {
        catalog.away = null;
        node.close();
    }

    @Test
    void rebuild_fails_isToldWithItsReason_untilTheNextSucceeds() {
        catalog.away = new UncheckedIOException(new IOException("/data/index/b/_0.fdt: No space left on device"));
        catalog.readsBeforeAway = 1;
        assertThatThrownBy(() -> node.rebuild()).isSameAs(catalog.away);
        catalog.away = null;

        IndexState failed = node.state();
        assertThat(failed.building()).isNull();
        assertThat(failed.rebuiltAt()).isNull();
        assertThat(failed.complete()).as("the one in use goes on").isTrue();
        assertThat(failed.items()).isEqualTo(2);
        assertThat(failed.troubles())
                .containsExactly(new IndexTrouble(
                        Work.REBUILDING,
                        Reason.DISK_FULL,
                        clock.instant(),
                        "/data/index/b/_0.fdt: No space left on device"));

        node.rebuild();
        assertThat(node.state().troubles()).isEmpty();
        assertThat(node.state().rebuiltAt()).isEqualTo(clock.instant());
    }

    @Test
    void catchUp_fails_isToldUntilItSucceeds() {
        catalog.away = new IllegalStateException(new SQLException("Connection refused", "08001"));
        assertThatThrownBy(() -> node.catchUp()).isSameAs(catalog.away);

        catalog.away = null;
        assertThat(node.state().troubles())
                .containsExactly(
                        new IndexTrouble(Work.FOLLOWING, Reason.DATABASE, clock.instant(), "Connection refused"));
        node.catchUp();
        assertThat(node.state().troubles()).isEmpty();
    }

    @Test
    void rebuild_itemThatCannotBeRead_endsAndTellsOfIt() {
        MediaId broken = catalog.add("broken");
        catalog.unreadable.put(broken, new IllegalStateException("unreadable"));

        node.rebuild();

        IndexState state = node.state();
        assertThat(state.rebuiltAt()).isNotNull();
        assertThat(state.items()).isEqualTo(2);
        assertThat(state.troubles()).isEmpty();
        assertThat(state.troubled()).extracting(TroubledItem::media).containsExactly(broken);
    }

    /** As after a full disk: with its folder away, nothing can be written, and Lucene closes the index for good. */
    @Test
    void catchUp_indexThatClosedItself_goesOnFromItsLastCommitOnceItCan() throws IOException {
        Path place = folder.resolve("a");
        Path away = folder.resolve("away");
        clock.step(Duration.ofSeconds(6));
        catalog.add("three");
        node.catchUp();
        Files.move(place, away);
        catalog.add("four");

        assertThatThrownBy(() -> node.catchUp()).isInstanceOf(LoggiaException.class);

        assertThat(node.state().open()).isFalse();
        assertThat(node.state().troubles()).singleElement().satisfies(trouble -> {
            assertThat(trouble.work()).isEqualTo(Work.FOLLOWING);
            assertThat(trouble.reason()).isEqualTo(Reason.DISK);
        });
        assertThat(found()).as("it answers with what it had").isEqualTo(3);

        Files.move(away, place);
        int read = catalog.readItems;
        node.catchUp();

        IndexState state = node.state();
        assertThat(state.open()).isTrue();
        assertThat(state.complete()).isTrue();
        assertThat(state.troubles()).isEmpty();
        assertThat(state.items()).isEqualTo(4);
        assertThat(state.rebuiltAt()).isNull();
        assertThat(catalog.readItems - read)
                .as("what the log tells, and not all")
                .isEqualTo(1);
        assertThat(found()).isEqualTo(4);

        catalog.add("five");
        node.catchUp();
        assertThat(node.state().items()).isEqualTo(5);
    }

    private int found() {
        Viewer viewer = new Viewer(
                PersonId.random(), "Viewer", Set.of(Role.VIEWER), null, Set.of(Principal.everyone()), Set.of());
        return node.ask(index -> new MediaSearch(index, Vocabulary.plain(), clock)
                .search(viewer, new SearchRequest("", Narrowing.none(), 10))
                .total());
    }
}
