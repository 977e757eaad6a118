/** Items, revisions and channels as stored. */
@NullMarked
package io.loggia.portal.catalog.entity;

import org.jspecify.annotations.NullMarked;
