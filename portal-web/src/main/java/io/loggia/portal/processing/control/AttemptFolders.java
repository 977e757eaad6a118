package io.loggia.portal.processing.control;

import io.loggia.domain.JobId;
import io.loggia.domain.RevisionId;
import io.loggia.portal.platform.control.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where attempts write, and the removal of what they leave behind: none when they end by themselves, its whole folder
 * when the server dies.
 */
@ApplicationScoped
public class AttemptFolders {

    private static final System.Logger LOGGER = System.getLogger(AttemptFolders.class.getName());

    private static final Pattern SCRATCH = Pattern.compile("job-([0-9a-f-]{36})-([0-9]{1,9})");
    private static final String KEPT = "kept-";
    private static final List<String> RESULTS = List.of("renditions", "stills");

    @Inject
    private MediaStore store;

    @Inject
    private Jobs jobs;

    @Inject
    private Workflow workflow;

    @Inject
    private JobQueue queue;

    /** Scratch space of this attempt alone. */
    Path open(Claim claim) {
        return store.scratch(name(claim, claim.attempt()));
    }

    /** Removes what is left of the scratch space: nothing, where it became the result. */
    void close(Claim claim) {
        store.deleteScratch(name(claim, claim.attempt()));
    }

    /** What a job has encoded so far, for its next attempt. */
    Path kept(Claim claim) {
        return store.scratchPath(KEPT + claim.job());
    }

    /** To be called when no attempt at it is to follow, and before a job that is over begins anew. */
    void removeKept(JobId job) {
        store.deleteScratch(KEPT + job);
    }

    /** A presentation that an earlier attempt published while it was growing; others may be playing it. */
    Optional<String> growing(Claim claim) {
        for (int number = claim.attempt(); number >= 1; number--) {
            String key = claim.keyOf("renditions", number);
            if (workflow.isPublished(claim.revision(), key)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    void removeUnpublished(RevisionId revision, String key) {
        if (!workflow.isPublished(revision, key)) {
            store.deleteTree(key);
        }
    }

    /** What an attempt left behind that was cut off before its publication; not what somebody may still be watching. */
    void removeEarlier(Claim claim) {
        for (int number = 1; number < claim.attempt(); number++) {
            store.deleteScratch(name(claim, number));
            for (String folder : RESULTS) {
                String key = claim.keyOf(folder, number);
                if (!workflow.isPublished(claim.revision(), key) && !queue.isToBeRemoved(key)) {
                    store.deleteTree(key);
                }
            }
        }
    }

    /**
     * Removes scratch space that no attempt holds and none will come back to, as when the item was deleted. What another
     * server is at work in may change meanwhile and is left to the next sweep.
     */
    public void sweep() {
        for (String name : store.scratchNames()) {
            Matcher own = SCRATCH.matcher(name);
            boolean abandoned = own.matches()
                    ? !jobs.isHeld(JobId.parse(own.group(1)), Integer.parseInt(own.group(2)))
                    : name.startsWith(KEPT) && !jobs.isOpen(JobId.parse(name.substring(KEPT.length())));
            if (abandoned) {
                try {
                    store.deleteScratch(name);
                } catch (UncheckedIOException e) {
                    LOGGER.log(Level.WARNING, "The scratch space {0} could not be removed: {1}", name, e.getCause());
                }
            }
        }
    }

    private static String name(Claim claim, int attempt) {
        return "job-" + claim.job() + "-" + attempt;
    }
}
