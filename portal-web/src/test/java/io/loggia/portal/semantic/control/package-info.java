/** Tests of what models are asked, and of what they answer. */
@NullMarked
package io.loggia.portal.semantic.control;

import org.jspecify.annotations.NullMarked;
