/** The application that does nothing, which the portal is measured against. */
@NullMarked
package io.loggia.bench.empty;

import org.jspecify.annotations.NullMarked;
