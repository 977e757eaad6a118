package io.loggia.portal.processing.control;

import io.loggia.domain.RevisionId;
import io.loggia.portal.processing.control.ScrubBook.Kept;
import io.loggia.portal.processing.control.ScrubBook.Turn;
import io.loggia.portal.processing.entity.ScrubFinding.Mend;
import io.loggia.portal.processing.entity.ScrubFinding.Problem;
import io.loggia.portal.storage.control.FolderSum;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is written down while all that is stored is looked at; each call is a transaction. A port, because reading takes long. */
public interface ScrubLedger {

    /** The pass that this server is to go on with; empty when none is due, or another server is at it. */
    Optional<Turn> take();

    /** The next revision of a pass whose files are kept; empty when all have been looked at. */
    Optional<ScrubBook.Subject> next(@Nullable RevisionId after);

    /** Whether nothing works at a revision, and it still points at these folders. */
    boolean isUnchanged(ScrubBook.Subject subject);

    Optional<Kept> kept(String key);

    /** A folder was whole: the first sum of it is kept, and what was found wrong there is mended. */
    void whole(RevisionId revision, String key, FolderSum sum);

    /** What was found wrong at a place is mended. */
    void inOrder(String place);

    /** Something is wrong. */
    void found(String place, @Nullable RevisionId revision, Problem problem, Mend mend);

    /** Has what a folder holds made anew. False where it cannot be. */
    boolean makeAnew(RevisionId revision, String key);

    /** Has the poster shown that was made by itself, in place of one that somebody chose. */
    boolean forgetPoster(RevisionId revision, String key);

    /** What was looked at. */
    void passed(Turn turn, RevisionId revision, long bytes);

    /**
     * All was looked at.
     *
     * @param unknown places where something lies of which nothing is known
     */
    void end(Turn turn, List<String> unknown);

    /** Another server may go on with it at once. */
    void letGo(Turn turn);

    /** Notes of what was to be made anew that it has been. */
    void settle();
}
