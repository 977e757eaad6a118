/** This node's search index: opened, kept equal to the catalog, and asked. */
@NullMarked
package io.loggia.portal.search.control;

import org.jspecify.annotations.NullMarked;
