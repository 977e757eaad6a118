package io.loggia.portal.search.control;

import io.loggia.domain.MediaId;
import io.loggia.domain.RevisionId;
import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.catalog.control.Stills;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the catalog once more about what is about to be shown. The index follows within half a second; in that time a hit
 * may be of an item that was withdrawn.
 */
@ApplicationScoped
public class ShownItems {

    @Inject
    private Catalog catalog;

    @Inject
    private Revisions revisions;

    @Inject
    private Stills stills;

    /** For those of the items that exist and that the viewer may see, the address of the poster if there is one. */
    public Map<MediaId, Optional<String>> posters(Viewer viewer, Collection<MediaId> items) {
        Map<MediaId, MediaRef> seen = catalog.visible(viewer, items);
        Map<RevisionId, RevisionRef> files = revisions.currentOf(seen.values());
        Map<MediaId, Optional<String>> posters = new HashMap<>();
        for (MediaRef item : seen.values()) {
            RevisionId current = item.currentRevision();
            posters.put(item.id(), stills.poster(viewer, item.id(), current == null ? null : files.get(current)));
        }
        return posters;
    }
}
