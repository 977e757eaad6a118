/** Benchmarks of the analytics library; started by hand or by the bench command, never as tests. */
@NullMarked
package io.loggia.analytics;

import org.jspecify.annotations.NullMarked;
