/** Transactions and schedules of the storage. */
@NullMarked
package io.loggia.portal.storage.boundary;

import org.jspecify.annotations.NullMarked;
