package io.loggia.portal.processing.control;

import io.loggia.domain.JobId;
import io.loggia.domain.RevisionId;
import io.loggia.portal.processing.entity.Job;

/**
 * The right to work on a job, until another claim is made.
 *
 * @param attempt fencing number: a result is taken only while the job still has it
 */
public record Claim(JobId job, RevisionId revision, Job.Kind kind, int attempt) {

    /** Key of this attempt's result below a folder of the storage. */
    String key(String folder) {
        return keyOf(folder, attempt);
    }

    String keyOf(String folder, int number) {
        return folder + "/" + revision + "/" + kind.name().toLowerCase(java.util.Locale.ROOT) + "-" + number;
    }
}
