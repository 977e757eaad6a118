package io.loggia.analytics.rollup;

import io.loggia.domain.MediaId;
import java.time.Instant;

/**
 * A viewing fact as roll-ups count it.
 *
 * @param viewer the number that stands for the person, and goes on standing for them when they are erased
 * @param lastAt which decides the day it counts on
 */
public record CountedFact(MediaId media, int viewer, Instant lastAt, long watchedMs, int views, boolean completed) {}
