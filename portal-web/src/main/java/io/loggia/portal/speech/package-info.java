/** Engines that write down what is spoken. */
@NullMarked
package io.loggia.portal.speech;

import org.jspecify.annotations.NullMarked;
