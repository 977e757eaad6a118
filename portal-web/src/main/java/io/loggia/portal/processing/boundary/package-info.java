/** Where work begins: stored sources, queue threads, requests about jobs, the first start. */
@NullMarked
package io.loggia.portal.processing.boundary;

import org.jspecify.annotations.NullMarked;
