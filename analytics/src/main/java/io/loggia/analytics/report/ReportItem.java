package io.loggia.analytics.report;

import io.loggia.domain.Audience;
import io.loggia.domain.MediaId;

/**
 * A media item that a report may have to name.
 *
 * @param audience who is expected to watch it; nobody for an item that is not published now, which is then named only
 *     where it was watched
 */
public record ReportItem(MediaId id, String title, Audience audience) {}
