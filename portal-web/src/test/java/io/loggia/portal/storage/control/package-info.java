/** The contract of stores, and tests of what is decided about room. */
package io.loggia.portal.storage.control;
