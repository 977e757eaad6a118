/** Tests of the processing feature's schedules. */
@NullMarked
package io.loggia.portal.processing.boundary;

import org.jspecify.annotations.NullMarked;
