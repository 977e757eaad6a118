/** Which model is asked, and how. */
@NullMarked
package io.loggia.portal.semantic.control;

import org.jspecify.annotations.NullMarked;
