package io.loggia.portal.catalog.control;

import io.loggia.domain.MediaId;
import io.loggia.domain.Viewer;
import java.util.Collection;
import java.util.Map;

/** What lists show of the viewer's own watching. Implemented by the feature that records it. */
public interface MediaProgress {

    /** Where the viewer stands with an item. */
    record Progress(double positionSeconds, boolean completed) {}

    /** The viewer's progress, for those items they have begun. */
    Map<MediaId, Progress> of(Viewer viewer, Collection<MediaId> media);

    /** How often the items were viewed, for those that were. */
    Map<MediaId, Long> views(Collection<MediaId> media);
}
