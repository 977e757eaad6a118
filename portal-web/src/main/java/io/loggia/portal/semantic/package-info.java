/** Models that turn texts into vectors, for search by meaning. */
@NullMarked
package io.loggia.portal.semantic;

import org.jspecify.annotations.NullMarked;
