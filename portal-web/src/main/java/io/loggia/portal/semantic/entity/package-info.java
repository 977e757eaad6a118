/** The model as it is kept. */
@NullMarked
package io.loggia.portal.semantic.entity;

import org.jspecify.annotations.NullMarked;
