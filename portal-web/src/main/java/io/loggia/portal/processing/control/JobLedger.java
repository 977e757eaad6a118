package io.loggia.portal.processing.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.JobId;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.processing.entity.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Claims, progress and ends of jobs, held together by the attempt number. Every call wants its own transaction. */
@ApplicationScoped
public class JobLedger {

    @Inject
    private Jobs jobs;

    @Inject
    private Workflow workflow;

    @Inject
    @ConfigProperties
    private ProcessingConfig config;

    /** Takes a job; empty when there is nothing to do. A job that keeps taking the server down with it is set aside. */
    public Optional<Claim> claim(JobId id) {
        Job job = jobs.locked(id).orElse(null);
        if (job == null || job.state().isOver()) {
            return Optional.empty();
        }
        if (job.tries() >= config.maxAttempts) {
            giveUp(job, "It was cut off " + job.tries() + " times and is set aside. Retry it when the cause is known.");
            return Optional.empty();
        }
        job.claim(Instant.now());
        return Optional.of(new Claim(id, job.revision(), job.kind(), job.attempt()));
    }

    /** Whether the claim still holds; the share is noted if so. */
    public boolean advance(Claim claim, double share) {
        Optional<Job> held = held(claim);
        held.ifPresent(job -> job.advance(share));
        return held.isPresent();
    }

    /** Publishes the result, unless another attempt took over. */
    public boolean succeed(Claim claim, Result result) {
        Optional<Job> held = held(claim);
        held.ifPresent(job -> {
            job.done(result.note(), Instant.now());
            workflow.succeeded(job, result);
        });
        return held.isPresent();
    }

    /** @return when to try again; empty when it makes no sense to */
    public Optional<Instant> fail(Claim claim, LoggiaException failure) {
        Job job = held(claim).orElse(null);
        if (job == null) {
            return Optional.empty();
        }
        String reason = String.valueOf(failure.getMessage());
        boolean last = failure.code().category() == ErrorCode.Category.UNPROCESSABLE
                || failure.code() == ErrorCode.NOT_FOUND
                || job.tries() >= config.maxAttempts;
        if (last) {
            giveUp(job, reason);
            return Optional.empty();
        }
        job.waiting(reason);
        return Optional.of(Instant.now().plus(config.backOff.multipliedBy(1L << (2 * (job.tries() - 1)))));
    }

    private void giveUp(Job job, String reason) {
        job.failed(reason, Instant.now());
        workflow.failed(job, reason);
    }

    /** The server stops; the job is begun again at the next start. */
    public void release(Claim claim) {
        held(claim).ifPresent(Job::released);
    }

    private Optional<Job> held(Claim claim) {
        return jobs.locked(claim.job()).filter(job -> job.isHeldBy(claim.attempt()));
    }
}
