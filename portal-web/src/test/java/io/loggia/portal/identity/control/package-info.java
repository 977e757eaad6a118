/** Tests of people and sessions. */
@NullMarked
package io.loggia.portal.identity.control;

import org.jspecify.annotations.NullMarked;
