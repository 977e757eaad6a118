/** What is asked of people by a day, and where they stand with it, as pure functions. */
@NullMarked
package io.loggia.analytics.assignment;

import org.jspecify.annotations.NullMarked;
