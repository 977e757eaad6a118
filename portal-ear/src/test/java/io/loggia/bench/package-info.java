/** Measurements of the packaged server beside its peers, started by {@code ./loggia bench}; no test runs them. */
@NullMarked
package io.loggia.bench;

import org.jspecify.annotations.NullMarked;
