/** Tests of coverage and credit. */
@NullMarked
package io.loggia.analytics.coverage;

import org.jspecify.annotations.NullMarked;
