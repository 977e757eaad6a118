package io.loggia.portal.analytics.control;

import io.loggia.domain.AccessPolicy;
import io.loggia.domain.MediaId;
import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.MediaRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;

/** What items are called in figures: to those who look after learning all, as in reports; to others what they may see. */
@ApplicationScoped
class ToldTitles {

    @Inject
    private Catalog catalog;

    /** Those of the items that the viewer may know of. */
    Map<MediaId, MediaRef> of(Viewer viewer, Collection<MediaId> items) {
        return AccessPolicy.looksAfterLearning(viewer) ? catalog.findAll(items) : catalog.visible(viewer, items);
    }
}
