package io.loggia.analytics.report;

import java.time.Instant;

/**
 * That a completion proves nothing.
 *
 * @param by name of who said so, as it was then
 */
public record Voiding(Instant at, String by, String reason) {}
