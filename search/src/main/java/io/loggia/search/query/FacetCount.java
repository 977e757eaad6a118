package io.loggia.search.query;

/** How many hits a choice would leave. */
public record FacetCount(String value, String label, int count) {

    /** Together with the hits of another spelling of the same value. */
    FacetCount and(FacetCount other) {
        return new FacetCount(value, label, count + other.count);
    }
}
