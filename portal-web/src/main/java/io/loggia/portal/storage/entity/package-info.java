/** What admins say of the storage, and where files lie. */
@NullMarked
package io.loggia.portal.storage.entity;

import org.jspecify.annotations.NullMarked;
