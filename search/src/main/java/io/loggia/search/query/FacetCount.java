package io.loggia.search.query;

/** How many hits a choice would leave. */
public record FacetCount(String value, String label, int count) {}
