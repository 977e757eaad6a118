package io.loggia.media.ocr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stands on a page, line by line from the top. Pure: it judges what Tesseract says it has read, which is whatever it
 * makes of a picture.
 */
record ReadPage(List<String> lines) {

    /** Below it, in percent, Tesseract guesses. */
    private static final double SURE = 60;

    private static final int COLUMNS = 12;
    private static final int CONFIDENCE = 10;
    private static final int TEXT = 11;
    private static final int MOST_LINES = 80;
    private static final int LONGEST_LINE = 300;

    ReadPage {
        lines = List.copyOf(lines);
    }

    /** @param table as Tesseract writes it: a line each word, with block, paragraph and line before it */
    static ReadPage of(String table) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (String row : table.lines().toList()) {
            String[] cells = row.split("\t", -1);
            if (cells.length == COLUMNS && isSure(cells[CONFIDENCE]) && !cells[TEXT].isBlank()) {
                words.computeIfAbsent(
                                String.join("/", cells[1], cells[2], cells[3], cells[4]), unused -> new ArrayList<>())
                        .add(cleaned(cells[TEXT]));
            }
        }
        return new ReadPage(words.values().stream()
                .map(line -> String.join(" ", line).strip())
                .filter(ReadPage::says)
                .map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE))
                .limit(MOST_LINES)
                .toList());
    }

    private static boolean isSure(String confidence) {
        try {
            return Double.parseDouble(confidence) >= SURE;
        } catch (NumberFormatException e) {
            // The head of the table.
            return false;
        }
    }

    private static String cleaned(String word) {
        return word.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cs}]+", "");
    }

    /** Frames, icons and noise are read as single signs. */
    private static boolean says(String line) {
        long letters = line.codePoints().filter(Character::isLetterOrDigit).count();
        boolean ideographs = line.codePoints().anyMatch(Character::isIdeographic);
        return letters >= (ideographs ? 1 : 2) && letters * 2 >= line.codePointCount(0, line.length());
    }

    /** What a page has that the one before it had not, to which lines may have been added. */
    ReadPage without(ReadPage before) {
        Set<String> known = before.lines.stream().map(ReadPage::bare).collect(Collectors.toSet());
        return new ReadPage(
                lines.stream().filter(line -> !known.contains(bare(line))).toList());
    }

    private static String bare(String line) {
        return line.replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.ROOT);
    }
}
