/** What admins do to people and departments, with the rules that hold for it and the entries that it leaves. */
@NullMarked
package io.loggia.portal.admin.control;

import org.jspecify.annotations.NullMarked;
