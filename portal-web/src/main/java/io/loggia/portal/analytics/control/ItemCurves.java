package io.loggia.portal.analytics.control;

import io.loggia.analytics.insight.SmallGroups;
import io.loggia.analytics.insight.WatchCurve;
import org.jspecify.annotations.Nullable;

/**
 * How the current file is watched along its time line, since it is there.
 *
 * @param retention of people
 * @param heat of sessions; people may have several, so they do not tell how many people it is about
 */
record ItemCurves(WatchCurve retention, WatchCurve heat) {

    /** Null where too few people watched. */
    static @Nullable ItemCurves told(WatchCurve retention, WatchCurve heat, SmallGroups groups) {
        return groups.shows(retention.all()) ? new ItemCurves(retention, heat) : null;
    }
}
