/** What search keeps in the database: words of the house, and what people asked for. */
@NullMarked
package io.loggia.portal.search.entity;

import org.jspecify.annotations.NullMarked;
