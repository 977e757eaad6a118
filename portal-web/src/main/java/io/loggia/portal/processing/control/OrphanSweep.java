package io.loggia.portal.processing.control;

import io.loggia.domain.LoggiaException;
import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.processing.entity.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * Removes from the storage what no row names: files of an item that was deleted while a server died, and results of
 * attempts that were cut off and never came back. What is young is left alone, since its row may be about to come.
 */
@ApplicationScoped
public class OrphanSweep {

    private static final System.Logger LOGGER = System.getLogger(OrphanSweep.class.getName());
    private static final List<String> RESULTS = List.of("renditions", "stills");
    private static final Pattern ATTEMPT = Pattern.compile("([a-z_]{1,40})-([0-9]{1,9})");

    @Inject
    private MediaStore store;

    @Inject
    private Revisions revisions;

    @Inject
    private Workflow workflow;

    @Inject
    private Jobs jobs;

    @Inject
    private JobQueue queue;

    @Inject
    private AttemptFolders attempts;

    @Inject
    @ConfigProperties
    private ProcessingConfig config;

    /** @return keys of what was removed */
    public List<String> sweep() {
        attempts.sweep();
        List<String> orphans = new java.util.ArrayList<>();
        for (String folder : List.of("sources", "renditions", "stills")) {
            for (String name : store.children(folder)) {
                String key = folder + "/" + name;
                RevisionId revision = revision(name).orElse(null);
                if (revision == null) {
                    continue;
                }
                if (revisions.findIfExists(revision).isEmpty()) {
                    addIfOld(key, orphans);
                } else if (RESULTS.contains(folder)) {
                    store.children(key).stream()
                            .filter(attempt -> isOrphan(revision, key + "/" + attempt, attempt))
                            .forEach(attempt -> addIfOld(key + "/" + attempt, orphans));
                }
            }
        }
        for (String key : orphans) {
            LOGGER.log(Level.INFO, "Nothing names {0} any more; it is removed", key);
            store.deleteTree(key);
        }
        return orphans;
    }

    private void addIfOld(String key, List<String> orphans) {
        if (store.changedAt(key).isBefore(Instant.now().minus(config.orphanAge))) {
            orphans.add(key);
        }
    }

    private boolean isOrphan(RevisionId revision, String key, String attempt) {
        if (attempt.startsWith(Posters.CHOSEN)) {
            return !workflow.isPublished(revision, key) && !queue.isToBeRemoved(key);
        }
        Matcher own = ATTEMPT.matcher(attempt);
        if (!own.matches() || workflow.isPublished(revision, key) || queue.isToBeRemoved(key)) {
            return false;
        }
        Job.Kind kind = kind(own.group(1));
        int number = Integer.parseInt(own.group(2));
        return kind != null
                && jobs.of(revision, kind).filter(job -> job.isHeldBy(number)).isEmpty();
    }

    /** A folder that was to be removed is: it counts no longer. Wants the caller's transaction. */
    public void removed(String key) {
        List<String> parts = List.of(key.split("/", -1));
        Matcher own = ATTEMPT.matcher(parts.getLast());
        Job.Kind kind = own.matches() ? kind(own.group(1)) : null;
        if (parts.size() == 3 && kind != null) {
            revision(parts.get(1))
                    .flatMap(revision -> jobs.of(revision, kind))
                    .filter(job -> job.attempt() == Integer.parseInt(own.group(2)))
                    .ifPresent(job -> job.made(0));
        }
    }

    private static Job.@Nullable Kind kind(String name) {
        for (Job.Kind kind : Job.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                return kind;
            }
        }
        return null;
    }

    private static Optional<RevisionId> revision(String name) {
        try {
            return Optional.of(RevisionId.parse(name));
        } catch (LoggiaException e) {
            // A folder that we did not make is none of our business.
            LOGGER.log(Level.DEBUG, "Not a revision: " + name, e);
            return Optional.empty();
        }
    }
}
