/** The contract of stores, and tests of what is decided about room and places. */
@NullMarked
package io.loggia.portal.storage.control;

import org.jspecify.annotations.NullMarked;
