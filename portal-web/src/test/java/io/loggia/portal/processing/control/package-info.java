/** Tests of the order of jobs, and of what is told of them. */
@NullMarked
package io.loggia.portal.processing.control;

import org.jspecify.annotations.NullMarked;
