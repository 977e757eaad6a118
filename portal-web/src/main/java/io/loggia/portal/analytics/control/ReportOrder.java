package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.ReportHeading;
import io.loggia.analytics.export.ReportWords;
import io.loggia.analytics.report.PersonNames;
import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.MediaId;
import java.util.Set;

/**
 * What was asked and found allowed.
 *
 * @param group one of the source's, empty where it has none
 * @param media none for all items
 * @param people what they are called
 */
record ReportOrder(
        ReportReach reach,
        ReportPeriod period,
        Set<MediaId> media,
        ReportFilters filters,
        PersonNames people,
        String group,
        ReportHeading heading,
        ReportWords words) {}
