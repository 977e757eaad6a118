/** Credentials and runs of outside rosters, as stored. */
@NullMarked
package io.loggia.portal.roster.entity;

import org.jspecify.annotations.NullMarked;
