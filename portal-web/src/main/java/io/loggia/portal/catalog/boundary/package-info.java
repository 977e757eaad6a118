/** The catalog over HTTP. */
@NullMarked
package io.loggia.portal.catalog.boundary;

import org.jspecify.annotations.NullMarked;
