/** Reports and dashboards over what was learned. */
@NullMarked
package io.loggia.portal.analytics;

import org.jspecify.annotations.NullMarked;
