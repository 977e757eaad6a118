package io.loggia.portal.roster.control;

import java.util.List;

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
     * @param what in words
     */
    public record ImportChange(int line, String username, String what) {}
}
