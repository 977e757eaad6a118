/** Where outside rosters come in: the SCIM server, lists, and what admins set up for them. */
@NullMarked
package io.loggia.portal.roster.boundary;

import org.jspecify.annotations.NullMarked;
