package io.loggia.portal.catalog.control;

import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.RevisionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A revision as other features see it. Folders are keys in the media storage.
 *
 * @param processing {@code UPLOADING, PROCESSING, PLAYABLE, READY} or {@code FAILED}
 */
public record RevisionRef(
        RevisionId id,
        MediaId media,
        int number,
        String fileName,
        @Nullable Long sizeBytes,
        String processing,
        @Nullable String failure,
        @Nullable MediaKind kind,
        @Nullable Double durationSeconds,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String masterFolder,
        @Nullable String stillsFolder,
        @Nullable String chosenPosterFolder,
        Instant createdAt) {

    /** Where the poster lies that is shown: the chosen one, else that of the stills. */
    public @Nullable String posterFolder() {
        return chosenPosterFolder == null ? stillsFolder : chosenPosterFolder;
    }

    /** Whether there is something to play. */
    public boolean isPlayable() {
        return masterFolder != null;
    }
}
