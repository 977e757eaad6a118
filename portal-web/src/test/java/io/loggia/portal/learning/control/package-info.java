/** Tests of the settings of learning. */
@NullMarked
package io.loggia.portal.learning.control;

import org.jspecify.annotations.NullMarked;
