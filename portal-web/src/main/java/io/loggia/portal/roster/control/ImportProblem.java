package io.loggia.portal.roster.control;

import io.loggia.portal.platform.control.Told;
import java.util.Map;

/**
 * What is wrong with a line of a list.
 *
 * @param line 0 for the list as a whole
 * @param words in English
 * @param code names what {@code words} say, for words in another language
 * @param parameters what those words speak of
 */
public record ImportProblem(int line, String words, String code, Map<String, String> parameters) {

    static ImportProblem of(int line, RosterWord word, String... parameters) {
        Told told = Told.of(word, parameters);
        return new ImportProblem(line, told.words(), told.code(), told.parameters());
    }
}
