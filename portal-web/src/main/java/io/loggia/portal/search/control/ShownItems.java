package io.loggia.portal.search.control;

import io.loggia.domain.AccessPolicy;
import io.loggia.domain.Decision;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.RevisionId;
import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.platform.control.MediaUrls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the catalog once more about what is about to be shown. The index follows within half a second; in that time a hit
 * may be of an item that was withdrawn.
 */
@ApplicationScoped
public class ShownItems {

    private static final String POSTER = "poster.jpg";

    @Inject
    private Catalog catalog;

    @Inject
    private Revisions revisions;

    @Inject
    private MediaUrls urls;

    /** For those of the items that exist and that the viewer may see, the address of the poster if there is one. */
    public Map<MediaId, Optional<String>> posters(Viewer viewer, Collection<MediaId> items) {
        Instant now = Instant.now();
        List<MediaRef> seen = catalog.findAll(items).values().stream()
                .filter(item ->
                        AccessPolicy.decide(viewer, Permission.VIEW_MEDIA, item.access(), now) == Decision.ALLOWED)
                .toList();
        Map<RevisionId, RevisionRef> files = revisions.findAll(seen.stream()
                .map(MediaRef::currentRevision)
                .filter(Objects::nonNull)
                .toList());
        Map<MediaId, Optional<String>> posters = new HashMap<>();
        for (MediaRef item : seen) {
            RevisionId current = item.currentRevision();
            posters.put(item.id(), poster(viewer, item.id(), current == null ? null : files.get(current)));
        }
        return posters;
    }

    private Optional<String> poster(Viewer viewer, MediaId item, @Nullable RevisionRef file) {
        String folder = file == null ? null : file.stillsFolder();
        return folder == null ? Optional.empty() : Optional.of(urls.url(viewer, item, folder, POSTER));
    }
}
