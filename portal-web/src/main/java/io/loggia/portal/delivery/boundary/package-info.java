/** Looks at the settings of delivery, each in a transaction of its own. */
@NullMarked
package io.loggia.portal.delivery.boundary;

import org.jspecify.annotations.NullMarked;
