package io.loggia.analytics.export;

/** Makes any text fit for a field of a CSV file that a spreadsheet will open. */
final class CsvText {

    /** What a spreadsheet may take for the start of a formula, in the forms that East Asian input methods make too. */
    private static final String FORMULA_START = "=+-@＝＋－＠";

    /** Where a spreadsheet of another locale may split a field: then the next character starts a cell. */
    private static final String SPLITS = ";\t\n\r|";

    private CsvText() {}

    /**
     * The quoted field. An apostrophe is put before whatever could start a formula, at the start of the field and after
     * each character that some spreadsheet takes for a separator.
     */
    static String of(String text) {
        StringBuilder field = new StringBuilder(text.length() + 8);
        field.append('"');
        boolean starts = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                continue;
            }
            boolean splits = SPLITS.indexOf(c) >= 0;
            if (starts && (FORMULA_START.indexOf(c) >= 0 || (field.length() == 1 && splits))) {
                field.append('\'');
            }
            if (c == '"') {
                field.append('"');
            }
            field.append(c);
            starts = splits || (starts && isSkipped(c));
        }
        return field.append('"').toString();
    }

    /** What a spreadsheet may drop before it looks at the first character. */
    private static boolean isSkipped(char c) {
        return c <= ' '
                || c == '"'
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || Character.isISOControl(c);
    }
}
