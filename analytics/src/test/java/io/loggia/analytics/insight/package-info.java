/** Tests of curves and of what may be shown. */
@NullMarked
package io.loggia.analytics.insight;

import org.jspecify.annotations.NullMarked;
