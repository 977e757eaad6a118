package io.loggia.search.index;

/**
 * A value to narrow by, with the name that people know it by. Both lie in one term, so that counting needs no second
 * look-up.
 */
public record Facet(String value, String label) {

    private static final char SEPARATOR = '\t';

    String encoded() {
        return value + SEPARATOR + label;
    }

    static Facet decode(String encoded) {
        int separator = encoded.indexOf(SEPARATOR);
        return new Facet(encoded.substring(0, separator), encoded.substring(separator + 1));
    }
}
