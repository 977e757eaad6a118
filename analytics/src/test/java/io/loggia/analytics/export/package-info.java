/** Tests that read exported files back. */
@NullMarked
package io.loggia.analytics.export;

import org.jspecify.annotations.NullMarked;
