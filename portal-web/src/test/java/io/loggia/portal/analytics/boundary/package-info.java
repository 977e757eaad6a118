/** Tests of how reports leave the server. */
@NullMarked
package io.loggia.portal.analytics.boundary;

import org.jspecify.annotations.NullMarked;
