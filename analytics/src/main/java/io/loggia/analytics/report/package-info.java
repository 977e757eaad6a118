/** Reports as pure functions over rosters, items and viewing facts. */
@NullMarked
package io.loggia.analytics.report;

import org.jspecify.annotations.NullMarked;
