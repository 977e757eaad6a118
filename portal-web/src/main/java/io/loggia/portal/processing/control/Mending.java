package io.loggia.portal.processing.control;

import io.loggia.domain.MediaKind;
import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.processing.entity.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has what was made of an uploaded file made anew, behind all other work. Wants the caller's transaction. */
@ApplicationScoped
public class Mending {

    @Inject
    private Revisions revisions;

    @Inject
    private Jobs jobs;

    @Inject
    private JobQueue queue;

    @Inject
    private AttemptFolders folders;

    /** @return false where it cannot be made anew, or is being made already */
    public boolean makeAnew(RevisionId id, String key) {
        RevisionRef revision = revisions.findIfExists(id).orElse(null);
        if (revision == null) {
            return false;
        }
        if (key.equals(revision.masterFolder())) {
            return redo(id, master(id, revision.kind(), key));
        }
        return key.equals(revision.stillsFolder()) && stills(id);
    }

    /** The job whose result a master is, where that takes nothing over from the master there is. */
    private Job.@Nullable Kind master(RevisionId id, @Nullable MediaKind kind, String key) {
        boolean encoded = key.contains("/ladder-") || key.contains("/variants-");
        if (encoded) {
            return Job.Kind.LADDER;
        }
        boolean alone = jobs.of(id, Job.Kind.LADDER)
                // Sound may be left as it is by a ladder that was stopped, too; pictures have one from before then.
                .filter(ladder -> ladder.state() == Job.State.SKIPPED
                        || (kind == MediaKind.AUDIO && ladder.state().isOver()))
                .isPresent();
        if (!alone) {
            return null;
        }
        return jobs.of(id, Job.Kind.FIRST).isPresent() ? Job.Kind.FIRST : Job.Kind.REMUX;
    }

    /** The pictures of the seek bar follow the poster, and take its candidates over. */
    private boolean stills(RevisionId id) {
        if (jobs.of(id, Job.Kind.WAVEFORM).isPresent()) {
            return redo(id, Job.Kind.WAVEFORM);
        }
        Job storyboard = ended(id, Job.Kind.STORYBOARD);
        if (storyboard == null || !redo(id, Job.Kind.POSTER)) {
            return false;
        }
        storyboard.redone(null);
        return true;
    }

    private boolean redo(RevisionId id, Job.@Nullable Kind kind) {
        Job job = kind == null ? null : ended(id, kind);
        if (job == null) {
            return false;
        }
        // What was kept of it shares its bytes with what is to be replaced.
        folders.removeKept(job.id());
        job.redone(null);
        queue.add(job.id(), job.kind());
        return true;
    }

    private @Nullable Job ended(RevisionId id, Job.Kind kind) {
        return jobs.of(id, kind)
                .flatMap(job -> jobs.locked(job.id()))
                .filter(job -> List.of(Job.State.DONE, Job.State.FAILED).contains(job.state()))
                .orElse(null);
    }
}
