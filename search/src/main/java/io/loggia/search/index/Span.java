package io.loggia.search.index;

/** A place in a text where a word of the query stands, in characters, the end exclusive. */
public record Span(int start, int end, int word) {}
