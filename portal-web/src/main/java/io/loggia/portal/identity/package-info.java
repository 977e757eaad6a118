/** Who is calling: accounts, sessions, departments. */
@NullMarked
package io.loggia.portal.identity;

import org.jspecify.annotations.NullMarked;
