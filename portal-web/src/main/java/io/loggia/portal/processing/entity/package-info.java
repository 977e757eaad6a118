/** Jobs as they are stored. */
@NullMarked
package io.loggia.portal.processing.entity;

import org.jspecify.annotations.NullMarked;
