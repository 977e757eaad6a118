package io.loggia.portal.upload.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.util.List;

/**
 * What counts against the quotas that hold for a person.
 *
 * @param own what the person has
 * @param departments what all in their department and below it have, then the same of each department above it; none for
 *     someone who is in no department
 */
public record Shares(Share own, List<Share> departments) {

    /** Of somebody whom no quota binds. */
    static final Shares UNBOUND = new Shares(new Share(0, 0), List.of());

    /**
     * In bytes.
     *
     * @param used counting all of what is still on its way
     * @param quota 0 for any amount
     */
    public record Share(long used, long quota) {

        private void require(long length, String whoHas) {
            if (quota > 0 && length > quota - used) {
                throw new LoggiaException(
                        ErrorCode.QUOTA_EXCEEDED,
                        whoHas + " " + mebibytes(Math.max(0, quota - used)) + " left of " + mebibytes(quota)
                                + "; this file has " + mebibytes(length)
                                + ". Delete what is no longer needed, or ask an"
                                + " administrator for more.");
            }
        }

        private static String mebibytes(long bytes) {
            return (bytes >> 20) + " MiB";
        }
    }

    /** @throws LoggiaException {@link ErrorCode#QUOTA_EXCEEDED} when a file of that length is too much for any of them */
    void require(long length) {
        own.require(length, "You have");
        String whoHas = "Your department has";
        for (Share department : departments) {
            department.require(length, whoHas);
            whoHas = "A department above yours has";
        }
    }
}
