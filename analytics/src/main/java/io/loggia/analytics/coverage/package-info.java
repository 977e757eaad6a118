/** Which seconds were watched, and how many of those claimed the server believes. */
@NullMarked
package io.loggia.analytics.coverage;

import org.jspecify.annotations.NullMarked;
