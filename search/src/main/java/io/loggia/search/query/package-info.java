/** From what a person typed to hits, moments, facets and a spelling suggestion. */
@NullMarked
package io.loggia.search.query;

import org.jspecify.annotations.NullMarked;
