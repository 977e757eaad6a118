/** Tests of the package of the same name. */
@NullMarked
package io.loggia.portal.search.boundary;

import org.jspecify.annotations.NullMarked;
