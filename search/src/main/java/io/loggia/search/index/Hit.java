package io.loggia.search.index;

/**
 * A document that a viewer may see, as a query found it.
 *
 * @param document valid while the {@link VisibleIndex} that answered it is open
 */
public record Hit(int document, double score) {}
