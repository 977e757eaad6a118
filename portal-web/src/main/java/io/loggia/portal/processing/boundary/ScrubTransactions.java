package io.loggia.portal.processing.boundary;

import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.processing.control.Jobs;
import io.loggia.portal.processing.control.Mending;
import io.loggia.portal.processing.control.ScrubBook;
import io.loggia.portal.processing.control.ScrubBook.Kept;
import io.loggia.portal.processing.control.ScrubBook.Subject;
import io.loggia.portal.processing.control.ScrubBook.Turn;
import io.loggia.portal.processing.control.ScrubLedger;
import io.loggia.portal.processing.entity.ScrubFinding.Mend;
import io.loggia.portal.processing.entity.ScrubFinding.Problem;
import io.loggia.portal.storage.control.FolderSum;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The short transactions around the look at all that is stored. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class ScrubTransactions implements ScrubLedger {

    @Inject
    private ScrubBook book;

    @Inject
    private Mending mending;

    @Inject
    private Revisions revisions;

    @Inject
    private Jobs jobs;

    @Override
    public Optional<Turn> take() {
        return book.take();
    }

    @Override
    public Optional<Subject> next(@Nullable RevisionId after) {
        return book.next(after);
    }

    @Override
    public boolean isUnchanged(Subject subject) {
        return jobs.isIdle(subject.revision()) && book.isSame(subject);
    }

    @Override
    public Optional<Kept> kept(String key) {
        return book.kept(key);
    }

    @Override
    public void whole(RevisionId revision, String key, FolderSum sum) {
        book.whole(revision, key, sum);
    }

    @Override
    public void inOrder(String place) {
        book.inOrder(place);
    }

    @Override
    public void found(String place, @Nullable RevisionId revision, Problem problem, Mend mend) {
        book.found(place, revision, problem, mend);
    }

    @Override
    public boolean makeAnew(RevisionId revision, String key) {
        return mending.makeAnew(revision, key);
    }

    @Override
    public boolean forgetPoster(RevisionId revision, String key) {
        boolean shown = revisions
                .findIfExists(revision)
                .filter(found -> key.equals(found.chosenPosterFolder()))
                .isPresent();
        if (shown) {
            revisions.poster(revision, null);
        }
        return shown;
    }

    @Override
    public void passed(Turn turn, RevisionId revision, long bytes) {
        book.passed(turn, revision, bytes);
    }

    @Override
    public void end(Turn turn, List<String> unknown) {
        unknown.forEach(place -> book.found(place, null, Problem.UNKNOWN, Mend.NONE));
        book.end(turn);
    }

    @Override
    public void letGo(Turn turn) {
        book.letGo(turn);
    }

    @Override
    public void settle() {
        book.settle();
    }
}
