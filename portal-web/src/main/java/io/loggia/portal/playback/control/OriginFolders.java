package io.loggia.portal.playback.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.RevisionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * What may leave for a CDN. A signature opens one item, so below its address there must be nothing of another one (attack
 * C03); and what is not published is fetched by no CDN, so that withdrawing an item and purging it ends it there, too.
 */
@ApplicationScoped
public class OriginFolders {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final long REMEMBERED_MAX = 10_000;

    private final Cache<Folder, Boolean> known = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_MAX)
            .expireAfterWrite(REMEMBERED)
            .build();

    @Inject
    private FreshRights rights;

    private record Folder(MediaId media, RevisionId revision) {}

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when the folder is none of the item's, or the item is not open */
    public void require(OriginPath path) {
        if (!isOpen(path.media(), path.revision())) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such media file.");
        }
    }

    boolean isOpen(MediaId media, RevisionId revision) {
        return known.get(new Folder(media, revision), one -> rights.isOpen(one.media(), one.revision()));
    }
}
