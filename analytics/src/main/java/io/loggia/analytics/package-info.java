/** What was watched, what that completes, and the reports about it. */
@NullMarked
package io.loggia.analytics;

import org.jspecify.annotations.NullMarked;
