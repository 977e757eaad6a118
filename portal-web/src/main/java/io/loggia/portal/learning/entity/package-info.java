/** Watching and completions as stored. */
@NullMarked
package io.loggia.portal.learning.entity;

import org.jspecify.annotations.NullMarked;
