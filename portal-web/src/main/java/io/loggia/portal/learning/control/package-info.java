/** Watch sessions, the credit they earn, and the facts that reports are made of. */
@NullMarked
package io.loggia.portal.learning.control;

import org.jspecify.annotations.NullMarked;
