/** Reports as JSON and as files, each inside the departments its reader manages. */
@NullMarked
package io.loggia.portal.analytics.boundary;

import org.jspecify.annotations.NullMarked;
