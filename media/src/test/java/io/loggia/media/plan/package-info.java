/** Tests of plan. */
@NullMarked
package io.loggia.media.plan;

import org.jspecify.annotations.NullMarked;
