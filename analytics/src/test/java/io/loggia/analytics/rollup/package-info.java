/** Viewing facts added up by item, department and day, so that dashboards need not read facts. */
@NullMarked
package io.loggia.analytics.rollup;

import org.jspecify.annotations.NullMarked;
