package io.loggia.portal.search.control;

import io.loggia.domain.MediaId;
import java.time.Instant;

/**
 * An item that is not found since it could not be put into the index.
 *
 * @param since when that was first so, since this server started
 * @param nextTry when it is tried again by itself
 */
public record TroubledItem(MediaId media, String reason, Instant since, Instant nextTry) {}
