package io.loggia.portal.search.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.MediaId;
import io.loggia.portal.search.control.IndexTrouble.Reason;
import io.loggia.portal.search.control.IndexTrouble.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
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
}
