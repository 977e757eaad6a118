/** Tests of what is in force of delivery. */
@NullMarked
package io.loggia.portal.delivery.control;

import org.jspecify.annotations.NullMarked;
