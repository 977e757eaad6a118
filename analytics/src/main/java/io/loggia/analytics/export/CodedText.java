package io.loggia.analytics.export;

/**
 * A value that people read in their language and programs by its code.
 *
 * @param code never changes its meaning
 */
public record CodedText(String code, String text) {

    @Override
    public String toString() {
        return text;
    }
}
