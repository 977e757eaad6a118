package io.loggia.portal.roster.control;

import io.loggia.portal.platform.control.Told;
import java.util.List;
import java.util.Map;

/**
 * What an import would do, or has done.
 *
 * @param applied false for a preview, and when problems have kept the list from being applied
 * @param disabled people who lose their access, those missing from the list among them
 * @param changes the first two hundred
 */
public record ImportReport(
        boolean preview,
        boolean applied,
        int rows,
        int created,
        int changed,
        int unchanged,
        int disabled,
        List<ImportProblem> problems,
        List<ImportChange> changes) {

    /**
     * One person's change.
     *
     * @param line 0 for someone who is missing from the list
     * @param what in English
     * @param code names what {@code what} says, for words in another language
     * @param parameters what those words speak of
     */
    public record ImportChange(int line, String username, String what, String code, Map<String, String> parameters) {

        static ImportChange of(int line, String username, Told what) {
            return new ImportChange(line, username, what.words(), what.code(), what.parameters());
        }
    }
}
