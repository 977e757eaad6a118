/** Tests of assignments. */
@NullMarked
package io.loggia.analytics.assignment;

import org.jspecify.annotations.NullMarked;
