package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.RevisionId;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.storage.control.Capacity.Kinds;
import io.loggia.portal.storage.control.Capacity.Ladder;
import io.loggia.portal.storage.control.PlacementLedger.Content;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapacityTest {

    private static final RevisionId REVISION = RevisionId.random();

    private final LedgerInMemory ledger = new LedgerInMemory();

    /** What is copied and kept, what is away, and a working copy with gaps. */
    @Test
    void ladder_ofFilesInTwoStores_countsEachOnce(@TempDir Path home) throws IOException {
        PlatformConfig platform = new PlatformConfig();
        platform.home = home.toString();
        MediaStore store = new MediaStore(platform);
        write(store, "sources/1/source", 100);
        write(store, "renditions/1/ladder-1/v0/00000.m4s", 30);
        write(store, "renditions/2/ladder-1/v0/00000.m4s", 7);
        write(store, "stills/1/a/poster.jpg", 5);
        place("sources/1/source", 100, true);
        place("sources/2/source", 200, true);
        place("sources/3/source", 1_000, false);
        place("renditions/1/ladder-1.list", 90, true);
        place("renditions/3/ladder-1.list", 60, true);
        place("stills/1/a.list", 5, true);

        Ladder ladder = Capacity.ladder(new Kinds(100, 37, 5), store, ledger);

        assertThat(ladder).isEqualTo(new Ladder(300, 90 + 7 + 60 + 5));
    }

    private void place(String key, long bytes, boolean complete) {
        ledger.rows.put(
                key,
                new Placed(
                        key, REVISION, "there", bytes, "", new Content(1, bytes), "", complete, false, false, false));
    }

    private static void write(MediaStore store, String key, int bytes) throws IOException {
        Path file = store.resolve(key);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[bytes]);
    }
}
