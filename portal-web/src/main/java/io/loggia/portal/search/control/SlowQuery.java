package io.loggia.portal.search.control;

import java.time.Duration;
import java.time.Instant;

/** A search that took long. */
public record SlowQuery(Instant at, String text, Duration took, int found) {}
