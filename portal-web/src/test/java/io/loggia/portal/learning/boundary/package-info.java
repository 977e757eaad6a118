/** Tests of what players send. */
@NullMarked
package io.loggia.portal.learning.boundary;

import org.jspecify.annotations.NullMarked;
