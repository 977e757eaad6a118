/** The settings of delivery. */
@NullMarked
package io.loggia.portal.delivery.entity;

import org.jspecify.annotations.NullMarked;
