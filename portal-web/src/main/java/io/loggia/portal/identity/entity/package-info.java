/** People, departments, groups and signed-in sessions as stored. */
@NullMarked
package io.loggia.portal.identity.entity;

import org.jspecify.annotations.NullMarked;
