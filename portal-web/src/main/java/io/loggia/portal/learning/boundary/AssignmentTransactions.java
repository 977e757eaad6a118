package io.loggia.portal.learning.boundary;

import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.learning.control.AssignmentProofs;
import io.loggia.portal.learning.control.AssignmentProofs.Due;
import io.loggia.portal.learning.control.AssignmentTerms;
import io.loggia.portal.learning.control.Assignments;
import io.loggia.portal.learning.control.GivenAssignment;
import io.loggia.portal.learning.control.Sharing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Each change of an assignment is a transaction, and so is each portion of what follows from it. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class AssignmentTransactions {

    @Inject
    private Assignments assignments;

    @Inject
    private Sharing sharing;

    @Inject
    private AssignmentProofs proofs;

    /** An assignment as it stands, with its item. */
    public record Found(GivenAssignment assignment, MediaRef media) {}

    /** @param share whether the item is to be shared with those whom it is not shared with */
    Found give(MediaRef media, AssignmentTerms terms, boolean share, @Nullable LocalDate from, Viewer by) {
        MediaRef shared = sharing.ensure(media, terms.audience(), share);
        return new Found(assignments.give(shared, terms, from, by), shared);
    }

    /** @param body changes the terms that stand by now: somebody else may have changed others since it was found */
    Found change(Found found, AssignmentBody body, boolean share) {
        GivenAssignment present = assignments.lock(found.assignment().id());
        AssignmentTerms terms = body.terms(present.terms());
        boolean sameAudience = terms.audience().equals(present.terms().audience());
        MediaRef media =
                sameAudience && !share ? found.media() : sharing.ensure(found.media(), terms.audience(), share);
        return new Found(assignments.change(media, present.id(), terms), media);
    }

    void settle(GivenAssignment given, MediaRef media, List<Due> some) {
        proofs.settle(given, media, some);
    }
}
