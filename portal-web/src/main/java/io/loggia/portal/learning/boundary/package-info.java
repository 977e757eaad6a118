/** Beats of players, and a person's own history and completions. */
@NullMarked
package io.loggia.portal.learning.boundary;

import org.jspecify.annotations.NullMarked;
