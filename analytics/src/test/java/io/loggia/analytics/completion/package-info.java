/** Tests of the completion rule. */
@NullMarked
package io.loggia.analytics.completion;

import org.jspecify.annotations.NullMarked;
