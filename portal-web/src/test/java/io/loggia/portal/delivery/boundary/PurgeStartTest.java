package io.loggia.portal.delivery.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.RevisionHistory.Past;
import io.loggia.portal.catalog.control.RevisionRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PurgeStartTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private final MediaId media = MediaId.random();

    @Test
    void onlyFile_thatPlaysInBetterQualities_isNothingToForget() {
        assertThat(PurgeStart.hasReplaced(List.of(revision(1, true, null)))).isFalse();
    }

    @Test
    void newFile_thatDoesNotPlayYet_isNothingToForget() {
        assertThat(PurgeStart.hasReplaced(List.of(revision(2, false, null), revision(1, true, null))))
                .isFalse();
    }

    @Test
    void newFile_thatPlays_hasTheOneBeforeForgotten() {
        assertThat(PurgeStart.hasReplaced(List.of(revision(2, true, null), revision(1, false, NOW))))
                .isTrue();
    }

    @Test
    void firstFile_thatPlaysAgain_hasTheOneAfterItForgotten() {
        assertThat(PurgeStart.hasReplaced(List.of(revision(2, false, NOW), revision(1, true, null))))
                .isTrue();
    }

    private Past revision(int number, boolean current, @Nullable Instant replacedAt) {
        RevisionRef revision = new RevisionRef(
                RevisionId.random(),
                media,
                number,
                "film.mp4",
                1L,
                "READY",
                null,
                MediaKind.VIDEO,
                1.0,
                1920,
                1080,
                "renditions/" + number,
                null,
                null,
                NOW);
        return new Past(revision, current, NOW, replacedAt, null, /* hasFiles= */ true, null);
    }
}
