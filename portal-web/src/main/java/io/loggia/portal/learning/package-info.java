/** What a person watched and completed. */
@NullMarked
package io.loggia.portal.learning;

import org.jspecify.annotations.NullMarked;
