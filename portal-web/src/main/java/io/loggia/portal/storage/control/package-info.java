/** The store port with its adapters, and the decisions about room and places. */
@NullMarked
package io.loggia.portal.storage.control;

import org.jspecify.annotations.NullMarked;
