/** Tests of when a CDN is told to forget. */
@NullMarked
package io.loggia.portal.delivery.boundary;

import org.jspecify.annotations.NullMarked;
