/** How values that every feature stores are written to the database. */
@NullMarked
package io.loggia.portal.platform.entity;

import org.jspecify.annotations.NullMarked;
