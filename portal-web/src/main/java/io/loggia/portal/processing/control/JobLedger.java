package io.loggia.portal.processing.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.JobId;
import io.loggia.domain.LoggiaException;
import io.loggia.media.run.ToolException;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.processing.entity.Job;
import io.loggia.portal.storage.control.PlacedFiles;
import io.loggia.portal.storage.control.PlacementLedger;
import io.loggia.portal.storage.control.Room;
import io.loggia.portal.storage.control.StorageConfig;
import io.loggia.portal.storage.control.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Claims, progress and ends of jobs, held together by the attempt number. Every call wants its own transaction. */
@ApplicationScoped
public class JobLedger {

    private static final Duration LOOK_FOR_ROOM = Duration.ofSeconds(10);
    private static final Duration LOOK_FOR_FILES = Duration.ofMillis(500);
    private static final Duration LOOK_FOR_STORE = Duration.ofSeconds(30);
    private static final String NO_ROOM =
            "The storage has no room for this. It goes on by itself as soon as there is some.";

    @Inject
    private Jobs jobs;

    @Inject
    private Workflow workflow;

    @Inject
    private ThisNode node;

    @Inject
    private Room room;

    @Inject
    private Revisions revisions;

    @Inject
    private PlacedFiles placed;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    @ConfigProperties
    private StorageConfig storage;

    @Inject
    @ConfigProperties
    private ProcessingConfig config;

    /**
     * Has a job wait where the storage has no room for what it would make. A look at the file makes nothing, so authors
     * hear at once what is wrong with it.
     *
     * @return when to ask again; empty when there is room, or nothing to do
     */
    public Optional<Instant> starve(JobId id) {
        if (room.allowsWork()) {
            return Optional.empty();
        }
        return jobs.locked(id)
                .filter(job -> !job.state().isOver() && job.kind() != Job.Kind.PROBE)
                .map(JobLedger::starved);
    }

    /** The room ended in the middle of the work. What of it is worth keeping is kept. */
    public Optional<Instant> starve(Claim claim) {
        return held(claim).map(JobLedger::starved);
    }

    /**
     * A server with a folder of its own can begin when what it needs lies in the other store, which is not for long.
     *
     * @return when to ask again; empty when all is there
     */
    public Optional<Instant> awaitFiles(JobId id) {
        Job job = storage.apart
                ? jobs.locked(id).filter(known -> !known.state().isOver()).orElse(null)
                : null;
        if (job == null || filesOf(job).allMatch(this::isPlaced)) {
            return Optional.empty();
        }
        job.awaitsFiles();
        return Optional.of(Instant.now().plus(LOOK_FOR_FILES));
    }

    private boolean isPlaced(String key) {
        return placed.find(key).filter(PlacementLedger.Placed::complete).isPresent();
    }

    private Stream<String> filesOf(Job job) {
        String source = Originals.key(job.revision());
        String master = job.kind() == Job.Kind.VARIANTS
                ? revisions
                        .findIfExists(job.revision())
                        .map(RevisionRef::masterFolder)
                        .orElse(null)
                : null;
        return master == null ? Stream.of(source) : Stream.of(source, PlacementLedger.Placed.listKey(master));
    }

    private static Instant starved(Job job) {
        Instant again = Instant.now().plus(LOOK_FOR_ROOM);
        job.starved(NO_ROOM, again);
        return again;
    }

    /** Takes a job; empty when there is nothing to do. A job that keeps taking the server down with it is set aside. */
    public Optional<Claim> claim(JobId id) {
        Job job = jobs.locked(id).orElse(null);
        if (job == null || job.state().isOver()) {
            return Optional.empty();
        }
        if (job.tries() >= config.maxAttempts) {
            String reason =
                    "It was cut off " + job.tries() + " times and is set aside. Retry it when the cause is known.";
            giveUp(job, reason, ended -> ended.quarantined(reason, Instant.now()));
            return Optional.empty();
        }
        job.claim(node.name(), Instant.now());
        return Optional.of(new Claim(id, job.revision(), job.kind(), job.attempt()));
    }

    /**
     * Whether the claim still holds; how far it is is noted if so.
     *
     * @param noDevice whether it waits for a device that is full
     */
    public boolean advance(Claim claim, double share, boolean noDevice) {
        Optional<Job> held = held(claim);
        held.ifPresent(job -> job.advance(share, noDevice));
        return held.isPresent();
    }

    /** Publishes what can be played before the attempt is done, unless another one took over. */
    public boolean publishEarly(Claim claim, String key) {
        Optional<Job> held = held(claim);
        held.ifPresent(job -> workflow.playableEarly(job, key));
        return held.isPresent();
    }

    /**
     * Publishes the result, unless another attempt took over.
     *
     * @param bytes size of what was made
     */
    public boolean succeed(Claim claim, Result result, long bytes) {
        Optional<Job> held = held(claim);
        held.ifPresent(job -> {
            job.made(bytes);
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
        if (isOfTheWholeStore(failure)) {
            Instant again = Instant.now().plus(LOOK_FOR_STORE);
            job.unblamed(reason, again);
            return Optional.of(again);
        }
        job.said(failure instanceof ToolException tool ? LogTail.of(tool.evidence(), Path.of(platform.home)) : null);
        boolean last = failure.code().category() == ErrorCode.Category.UNPROCESSABLE
                || failure.code() == ErrorCode.NOT_FOUND
                || job.tries() >= config.maxAttempts;
        if (last) {
            giveUp(job, reason, ended -> ended.failed(reason, Instant.now()));
            return Optional.empty();
        }
        Instant again = Instant.now().plus(config.pauseAfter(job.tries()));
        job.waiting(reason, again);
        return Optional.of(again);
    }

    /** The store is away for all, and comes back without the job's doing: no number of tries is to end it. */
    private static boolean isOfTheWholeStore(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof StoreException store && store.isOfTheWholeStore());
    }

    /**
     * Stops a job for good; if it runs, its attempt no longer counts and is broken off within a second.
     *
     * @return whether there was anything to stop
     */
    public boolean cancel(JobId id, String reason) {
        Optional<Job> open = jobs.locked(id).filter(job -> !job.state().isOver());
        open.ifPresent(job -> giveUp(job, reason, ended -> ended.cancelled(reason, Instant.now())));
        return open.isPresent();
    }

    /** What is encoded anew plays already: its failure is no failure of the item. */
    private void giveUp(Job job, String reason, Consumer<Job> end) {
        end.accept(job);
        if (!job.isBackground()) {
            workflow.failed(job, reason);
        }
    }

    /** The server stops; the job is begun again at the next start. */
    public void release(Claim claim) {
        held(claim).ifPresent(Job::released);
    }

    private Optional<Job> held(Claim claim) {
        return jobs.locked(claim.job()).filter(job -> job.isHeldBy(claim.attempt()));
    }
}
