/** Tests of the package of the same name. */
@NullMarked
package io.loggia.portal.search.control;

import org.jspecify.annotations.NullMarked;
