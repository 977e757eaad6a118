/** When enough was watched to count as completed. */
@NullMarked
package io.loggia.analytics.completion;

import org.jspecify.annotations.NullMarked;
