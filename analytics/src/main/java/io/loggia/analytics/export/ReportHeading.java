package io.loggia.analytics.export;

import java.time.Instant;
import java.util.List;

/**
 * What a report says about itself on its cover.
 *
 * @param generatedBy name of the person who asked for it
 * @param lines what was asked for, in the reader's language: the department, the period, each filter
 */
public record ReportHeading(String title, String generatedBy, Instant generatedAt, List<Line> lines) {

    public ReportHeading {
        lines = List.copyOf(lines);
    }

    /** A label and what it stands for. */
    public record Line(String label, String value) {}
}
