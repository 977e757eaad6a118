/** Tests of the platform's filters. */
@NullMarked
package io.loggia.portal.platform.boundary;

import org.jspecify.annotations.NullMarked;
