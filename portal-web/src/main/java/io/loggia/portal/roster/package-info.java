/** Rosters kept elsewhere: what SCIM clients, realms and lists say of people, departments and groups. */
@NullMarked
package io.loggia.portal.roster;

import org.jspecify.annotations.NullMarked;
