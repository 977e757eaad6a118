/** Tests of what outside rosters say, taken over into ours. */
@NullMarked
package io.loggia.portal.roster.control;

import org.jspecify.annotations.NullMarked;
