/** Reports put together from roster, catalog and viewing facts. */
@NullMarked
package io.loggia.portal.analytics.control;

import org.jspecify.annotations.NullMarked;
