package io.loggia.portal.processing.boundary;

import io.loggia.domain.JobId;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.processing.control.Claim;
import io.loggia.portal.processing.control.JobLedger;
import io.loggia.portal.processing.control.Result;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Optional;

/** The short transactions around the long work of a job. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class JobTransactions {

    @Inject
    private JobLedger ledger;

    Optional<Claim> claim(JobId job) {
        return ledger.claim(job);
    }

    Optional<Instant> starve(JobId job) {
        return ledger.starve(job);
    }

    Optional<Instant> awaitFiles(JobId job) {
        return ledger.awaitFiles(job);
    }

    Optional<Instant> starve(Claim claim) {
        return ledger.starve(claim);
    }

    boolean advance(Claim claim, double share, boolean noDevice) {
        return ledger.advance(claim, share, noDevice);
    }

    boolean publishEarly(Claim claim, String key) {
        return ledger.publishEarly(claim, key);
    }

    boolean succeed(Claim claim, Result result, long bytes) {
        return ledger.succeed(claim, result, bytes);
    }

    Optional<Instant> fail(Claim claim, LoggiaException failure) {
        return ledger.fail(claim, failure);
    }

    void release(Claim claim) {
        ledger.release(claim);
    }
}
