package io.loggia.analytics.export;

import io.loggia.analytics.report.ReportPeriod;
import java.time.Instant;

/** What an exported report says about itself. */
public record ReportHeading(String title, String department, ReportPeriod period, Instant generatedAt) {}
